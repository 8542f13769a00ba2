// Shared by all pages, in front of their own script: the controls, and how texts are compared.

const controls = document.querySelector(".controls");
const field = controls.querySelector("input");
const told = controls.querySelector("output");
const chips = [...controls.querySelectorAll("[aria-pressed]")];
const button = (action) => controls.querySelector(`[data-action=${action}]`);

const KATAKANA = 0x60; // from あ to ア
const DELAY = 120; // milliseconds of rest before a search

/** For comparing only: NFKC, lower case, hiragana as katakana, without white space. */
const fold = (text) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/gu, "")
    .replace(/[ぁ-ゖ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) + KATAKANA));

