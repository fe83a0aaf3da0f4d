// Answers one article per line on standard input with what Yoast's two assessors cost on it, in milliseconds:
// the CPU time of the main thread (as Linux counts it), and the wall clock.
const fs = require("fs");
const readline = require("readline");
const { Paper, assessors } = require("yoastseo");
const researchers = {
  fr: require("yoastseo/build/languageProcessing/languages/fr/Researcher").default,
  en: require("yoastseo/build/languageProcessing/languages/en/Researcher").default,
};
const log = console.log;
console.log = console.warn = console.error = () => {};

const cpu = () => Number(fs.readFileSync(`/proc/self/task/${process.pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;

function analyse(article) {
  const paper = new Paper(article.html, {
    keyword: article.keyphrase, title: article.title, titleWidth: 450, description: article.description,
    slug: article.slug, permalink: `https://example.org/${article.slug}`, locale: article.language === "fr" ? "fr_FR" : "en_US",
  });
  const researcher = new researchers[article.language](paper);
  const results = [];
  for (const Assessor of [assessors.SEOAssessor, assessors.ContentAssessor]) {
    const assessor = new Assessor(researcher);
    assessor.assess(paper);
    results.push(assessor.getValidResults().length);
  }
  return results;
}

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const article = JSON.parse(line);
  const [start, wall] = [cpu(), process.hrtime.bigint()];
  const results = analyse(article);
  const spent = Number(process.hrtime.bigint() - wall) / 1e6;
  log(JSON.stringify({ cpu: cpu() - start, wall: spent, results }));
});
