import { mount as mountFileLinks } from "./file-links.js";
import { mount as mountFilters } from "./filters.js";
import { mount as mountFinder } from "./finder.js";
import { mount as mountGone } from "./gone.js";
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

mountFileLinks(document);
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
