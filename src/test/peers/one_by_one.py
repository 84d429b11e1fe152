"""Reads a site one page at a time, with a pause after each, and lists its pages: one_by_one.py START PAGES PAUSE_SECONDS. Prints the seconds."""
import sys
import time
from collections import deque
from urllib.parse import urldefrag, urljoin, urlparse

import requests
from bs4 import BeautifulSoup

start, pages, pause = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
began = time.perf_counter()
session = requests.Session()
waiting, known, lines = deque([start]), {start}, []
while waiting and len(lines) < pages:
    url = waiting.popleft()
    answer = session.get(url, timeout=30)
    if answer.status_code == 200 and "html" in answer.headers.get("content-type", ""):
        soup = BeautifulSoup(answer.content, "html.parser")
        for link in soup.find_all("a", href=True):
            target = urldefrag(urljoin(url, link["href"])).url
            if urlparse(target).netloc == urlparse(start).netloc and target not in known:
                known.add(target)
                waiting.append(target)
        for part in soup(["script", "style", "nav", "footer"]):
            part.decompose()
        text = " ".join(soup.get_text(" ").split())
        description = soup.find("meta", attrs={"name": "description"})
        notes = description["content"] if description else text[:160]
        lines.append(f"- [{soup.title.string if soup.title else url}]({url}): {notes}")
    time.sleep(pause)
with open("one-by-one-llms.txt", "w", encoding="utf-8") as file:
    file.write("# Site\n\n## Pages\n\n" + "\n".join(lines) + "\n")
print(len(lines), time.perf_counter() - began)
