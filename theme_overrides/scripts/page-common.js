import { mount as mountFileLinks } from "./file-links.js";
import { mount as mountFinder } from "./finder.js";
import { mount as mountLateSearch } from "./late-search.js";
import { mount as mountNotices } from "./notices.js";
import { mount as mountOffline } from "./offline.js";
import { mount as mountPlaces } from "./places.js";
import { mount as mountPreviews } from "./previews.js";
import { mount as mountTicks } from "./ticks.js";

mountFileLinks(document);
mountLateSearch(document);
mountFinder(document);
mountTicks(document);
mountPlaces(document);
mountPreviews(document);
mountNotices();
mountOffline();
