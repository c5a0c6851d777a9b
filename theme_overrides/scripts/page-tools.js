import { mount as mountDirectory } from "./directory.js";
import { mount as mountFileLinks } from "./file-links.js";
import { mount as mountOffline } from "./offline.js";

mountFileLinks(document);
mountDirectory(document);
mountOffline();
