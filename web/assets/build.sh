#!/usr/bin/env bash
# build.sh makes the stylesheet that the pages serve, and fetches what it and
# the tests take from others. go generate runs it; what it makes is committed,
# so that building Byname needs only Go.
#
#  1. nhsuk-frontend and axe-core come from npm, at the versions that
#     package-lock.json pins. They are fetched again only when it changes or
#     when a committed copy is not the one that vendor.sha256 lists.
#     The fonts that nhsuk-frontend loads are licensed to the NHS alone and
#     are taken out, and so is every address it would load them from; what
#     it says to Internet Explorer alone is turned off.
#  2. esbuild bundles byname.css and all it imports into one small file.
set -euo pipefail
cd "$(dirname "$0")"
export LC_ALL=C

copies=(package-lock.json vendor ../testdata/nhsuk ../../e2e/axe/axe.min.js ../../e2e/axe/LICENSE)
sums() { find "${copies[@]}" -type f -print0 | sort -z | xargs -0 sha256sum; }

fetch() {
  local from
  from=$(mktemp -d)
  cp package.json package-lock.json "$from"
  (cd "$from" && npm ci --ignore-scripts --no-audit --no-fund --silent)
  local nhsuk=$from/node_modules/nhsuk-frontend/dist/nhsuk axe=$from/node_modules/axe-core

  rm -rf vendor ../testdata/nhsuk
  mkdir -p vendor/images ../testdata/nhsuk
  sed -e 's/@font-face{[^}]*}//g' -e 's/Frutiger W01,arial,sans-serif/var(--byname-font)/g' \
    -e 's#/assets/images/#./images/#g' -e 's/screen\\0 and/not all and/g' -e 's#/\*\# sourceMappingURL.*##' \
    "$nhsuk/nhsuk-frontend.min.css" > vendor/nhsuk-frontend.css
  if grep -Eq 'Frutiger|https?:' vendor/nhsuk-frontend.css; then
    echo "build.sh: a licensed font or an outside address is left in vendor/nhsuk-frontend.css" >&2
    exit 1
  fi
  grep -o '\./images/[a-z-]*\.svg' vendor/nhsuk-frontend.css | sort -u | while read -r image; do
    cp "$nhsuk/assets/images/${image##*/}" vendor/images/
  done
  local component
  for component in breadcrumb button details error-summary input inset-text notification-banner \
    pagination radios select summary-list tag textarea warning-callout; do
    cp "$nhsuk/components/$component/fixtures.json" "../testdata/nhsuk/$component.json"
  done
  cp "$axe/axe.min.js" "$axe/LICENSE" ../../e2e/axe/
  rm -rf "$from"
}

if [ "$(sums 2>/dev/null)" != "$(cat vendor.sha256 2>/dev/null)" ]; then
  echo "build.sh: fetching nhsuk-frontend and axe-core with npm"
  command -v npm >/dev/null || { echo "build.sh: npm is missing: install the npm package of your distribution" >&2; exit 1; }
  fetch
  sums > vendor.sha256
fi

go tool esbuild byname.css --bundle --minify --loader:.svg=dataurl --log-level=warning --outfile=../static/byname.css
