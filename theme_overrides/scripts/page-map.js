import { mount as mountFileLinks } from "./file-links.js";
import { mountMap } from "./map.js";
import { mountBar, mountMessages } from "./map-bar.js";
import { mountKeys } from "./map-keys.js";
import { mountMemory } from "./map-memory.js";
import { mountSearch } from "./map-search.js";

mountFileLinks(document);
const app = document.querySelector("[data-map-app]");
const map = mountMap(app);
mountKeys(map);
mountSearch(map);
mountBar(map);
mountMemory(map, mountMessages(app));
app.dataset.live = "";
