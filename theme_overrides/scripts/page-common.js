import { mount as mountFileLinks } from "./file-links.js";

mountFileLinks(document);
