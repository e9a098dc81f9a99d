package io.crmkit.testkit.ai.sentiment;

import io.crmkit.ai.sentiment.port.SentimentRepository;

class InMemorySentimentsTest extends SentimentRepositoryContract {

  @Override
  protected SentimentRepository emptyRepository() {
    return new InMemorySentiments();
  }
}
