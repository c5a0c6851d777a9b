import { mount as mountContinue } from "./continue.js";
import { mount as mountFileLinks } from "./file-links.js";
import { mount as mountFinder } from "./finder.js";
import { mount as mountLateSearch } from "./late-search.js";
import { mount as mountOffline } from "./offline.js";
import { mount as mountPlaces } from "./places.js";

mountFileLinks(document);
mountLateSearch(document);
mountFinder(document);
mountPlaces(document);
mountContinue(document);
mountOffline();
