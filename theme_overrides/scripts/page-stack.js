import { mount as mountFileLinks } from "./file-links.js";
import { mount as mountFinder } from "./finder.js";
import { mount as mountLateSearch } from "./late-search.js";
import { mount as mountOffline } from "./offline.js";
import { mount as mountPreviews } from "./previews.js";
import { mount as mountStack } from "./stack.js";

mountFileLinks(document);
mountLateSearch(document);
mountFinder(document);
mountStack(document);
mountPreviews(document);
mountOffline();
