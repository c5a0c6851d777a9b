import { mount as mountFileLinks } from "./file-links.js";
import { mount as mountFilters } from "./filters.js";
import { mount as mountFinder } from "./finder.js";
import { mount as mountGone } from "./gone.js";
import { mount as mountLateSearch } from "./late-search.js";
import { mount as mountMenus } from "./menus.js";
import { mount as mountNext } from "./next.js";
import { mount as mountNotices } from "./notices.js";
import { mount as mountOffline } from "./offline.js";
import { mount as mountProjects } from "./projects.js";
import { mount as mountTicks } from "./ticks.js";
import { mount as mountTransfer } from "./transfer.js";
import { View } from "./view.js";

const stages = [...document.querySelectorAll('.controls input[name="stage"]')].map((choice) => choice.value);
const view = new View(document, stages);

// The theme would watch a thousand "Why" one by one, to open all of them for print; it is to mark what was searched for.
if (!new URLSearchParams(location.search).has("h")) document.querySelector(".md-content").removeAttribute("data-md-component");
mountFileLinks(document);
mountLateSearch(document);
mountFinder(document);
mountTicks(document);
mountNext(document, view);
mountFilters(document, view);
mountProjects(document);
mountGone(document, view);
mountMenus(document);
mountTransfer(document, view);
mountNotices();
mountOffline();
