"""What people type, and the page that has to come first."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

EXPECTED = {
    "drift": "topics/drift/",
    "ETL": "topics/extract-transform-load/",
    "dvc": "tools/dvc/",
    "k-fold": "topics/k-fold/",
    "cross validation": "topics/cross-validation/",
    "Cross-Validation": "topics/cross-validation/",
    "SHAP": "topics/shap/",
    "feature store": "topics/feature-stores/",
    "ci/cd": "topics/continuous-practices/",
    "canary": "topics/canary-deployment/",
    "quantisation": "topics/quantisation/",
    "MVP": "topics/minimum-viable-product/",
    "data leakage": "topics/data-leakage/",
    "class imbalance": "topics/class-imbalance/",
    "GDPR": "topics/gdpr/",
    "bayesian optimisation": "topics/bayesian-optimisation/",
    "mlflow": "tools/mlflow/",
    "k8s": "topics/kubernetes-clusters/",
    "LoRA": "topics/lora/",
    "PSI": "topics/population-stability-index/",
    "wandb": "tools/weights-and-biases/",
    "sklearn": "tools/scikit-learn/",
    "prompt injections": "topics/prompt-injection/",
    "hidden technical debt": "papers/#sculley-2015-hidden",
    "record the exact data version": "checklist/#dataset-version-recorded",
}


def first_hit(page: Page, words: str) -> str:
    field = page.locator(".md-search__input")
    field.fill("")
    field.press_sequentially(words)
    page.wait_for_function("() => !document.querySelector('.found').hidden")
    href = page.locator(".md-search-result__link").first.get_attribute("href") or ""
    return href.partition("/some/where/")[2]


def test_the_page_of_what_was_typed_comes_first(real: Page) -> None:
    real.goto("about/")
    real.locator(".md-search__input").click()
    found = {words: first_hit(real, words) for words in EXPECTED}
    assert found == EXPECTED


def test_nothing_is_loaded_for_the_search_before_it_is_used(real: Page) -> None:
    asked: list[str] = []
    real.on("request", lambda request: asked.append(request.url))
    real.goto("about/")
    real.wait_for_load_state("networkidle")
    assert not [url for url in asked if "names-data" in url]
