/** AI services on models that are data: churn, next best action, content, sentiment. */
module io.crmkit.ai {
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.google.common;
  requires transitive io.crmkit.core;
  requires transitive jakarta.validation;
  requires transitive java.net.http;
  requires static transitive org.jspecify;

  exports io.crmkit.ai.action;
  exports io.crmkit.ai.action.bandit;
  exports io.crmkit.ai.action.capacity;
  exports io.crmkit.ai.action.evaluation;
  exports io.crmkit.ai.action.json;
  exports io.crmkit.ai.action.model;
  exports io.crmkit.ai.action.port;
  exports io.crmkit.ai.churn;
  exports io.crmkit.ai.churn.feature;
  exports io.crmkit.ai.churn.json;
  exports io.crmkit.ai.churn.model;
  exports io.crmkit.ai.churn.port;
  exports io.crmkit.ai.codec;
  exports io.crmkit.ai.content;
  exports io.crmkit.ai.content.json;
  exports io.crmkit.ai.content.model;
  exports io.crmkit.ai.content.port;
  exports io.crmkit.ai.diff;
  exports io.crmkit.ai.drift;
  exports io.crmkit.ai.explain;
  exports io.crmkit.ai.guard;
  exports io.crmkit.ai.guard.fact;
  exports io.crmkit.ai.ir;
  exports io.crmkit.ai.llm;
  exports io.crmkit.ai.llm.guarded;
  exports io.crmkit.ai.llm.openai;
  exports io.crmkit.ai.llm.replay;
  exports io.crmkit.ai.llm.schema;
  exports io.crmkit.ai.measure;
  exports io.crmkit.ai.onnx;
  exports io.crmkit.ai.sentiment;
  exports io.crmkit.ai.sentiment.lexicon;
  exports io.crmkit.ai.sentiment.linear;
  exports io.crmkit.ai.sentiment.model;
  exports io.crmkit.ai.sentiment.port;
  exports io.crmkit.ai.sentinel;
  exports io.crmkit.ai.table;
  exports io.crmkit.ai.train;
  exports io.crmkit.ai.train.blend;
  exports io.crmkit.ai.train.linear;
  exports io.crmkit.ai.train.tree;

  // Documents, states and models are records that crm-core reads and writes by their components.
  opens io.crmkit.ai.action.bandit to io.crmkit.core;
  opens io.crmkit.ai.action.evaluation to io.crmkit.core;
  opens io.crmkit.ai.action.model to io.crmkit.core;
  opens io.crmkit.ai.churn.feature to io.crmkit.core;
  opens io.crmkit.ai.churn.model to io.crmkit.core;
  opens io.crmkit.ai.content to io.crmkit.core;
  opens io.crmkit.ai.content.model to io.crmkit.core;
  opens io.crmkit.ai.drift to io.crmkit.core;
  opens io.crmkit.ai.guard.fact to io.crmkit.core;
  opens io.crmkit.ai.ir to io.crmkit.core;
  opens io.crmkit.ai.llm to io.crmkit.core;
  opens io.crmkit.ai.llm.replay to io.crmkit.core;
  opens io.crmkit.ai.onnx to io.crmkit.core;
}
