// The chat on any page with one script tag: adds a <beacon-chat> where the page has none of its own.

import "./beacon-chat.js";

if (!document.querySelector("beacon-chat")) document.body.append(document.createElement("beacon-chat"));
