import { mount as mountDirectory } from "./directory.js";
import { mount as mountFileLinks } from "./file-links.js";
import { mount as mountFinder } from "./finder.js";
import { mount as mountLateSearch } from "./late-search.js";
import { mount as mountOffline } from "./offline.js";
import { afterPaint } from "./paint.js";
import { mount as mountPreviews } from "./previews.js";

mountFileLinks(document);
mountLateSearch(document);
mountFinder(document);
afterPaint(() => mountDirectory(document));
mountPreviews(document);
mountOffline();
