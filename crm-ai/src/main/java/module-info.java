/** AI services on models that are data: churn, next best action, content, sentiment. */
module io.crmkit.ai {
  requires transitive io.crmkit.core;
  requires static transitive org.jspecify;

  exports io.crmkit.ai.codec;
  exports io.crmkit.ai.explain;
  exports io.crmkit.ai.ir;

  // Models are records that crm-core reads and writes by their components.
  opens io.crmkit.ai.ir to io.crmkit.core;
}
