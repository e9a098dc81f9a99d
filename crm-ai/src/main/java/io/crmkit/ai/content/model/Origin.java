package io.crmkit.ai.content.model;

import io.crmkit.core.Require;

/**
 * Which model wrote a draft, and what it cost.
 *
 * @param model by its own account
 * @param calls repairs included
 * @param promptTokens read by it
 * @param completionTokens written by it
 */
public record Origin(String model, int calls, long promptTokens, long completionTokens) {

  public Origin {
    Require.notBlank(model, "model");
  }
}
