/* What the forms of a Russian or a Kazakh word begin with, so that each is found by any other.
   Words in Latin letters stay as they are. */
window.stem = (word) => {
  const long = /(?:[лдт][ае]р|[ндт][ыі]ң|[ғгқк][ае]|[ндт][аеыі]н?|[мбп]ен|с[ыі]|[аеоыя]м[иу]?|[иы]ми?|[ео]го|[аеиоыя][хй]|[ео]в)$/u;
  const short = /[аеиоуыюяьйі]$/u;
  let said = word.toLowerCase();
  if (!/^\p{Script=Cyrillic}{4,}$/u.test(said)) return said;
  const least = Math.min(4, said.length - 1);
  for (const ends of [long, long, short]) {
    const rest = said.replace(ends, "");
    if (rest.length >= least) said = rest;
  }
  return said;
};
