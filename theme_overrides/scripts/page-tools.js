import { mount as mountDirectory } from "./directory.js";
import { mount as mountFileLinks } from "./file-links.js";
import { mount as mountFinder } from "./finder.js";
import { mount as mountOffline } from "./offline.js";
import { mount as mountPreviews } from "./previews.js";

mountFileLinks(document);
mountFinder(document);
mountDirectory(document);
mountPreviews(document);
mountOffline();
