/** Adapters of every storage port on {@code java.sql}: H2 and PostgreSQL. */
module io.crmkit.jdbc {
  requires transitive io.crmkit.ai;
  requires transitive io.crmkit.approvals;
  requires transitive io.crmkit.core;
  requires transitive io.crmkit.forecast;
  requires transitive io.crmkit.imports;
  requires transitive io.crmkit.sso;
  requires transitive java.sql;
  requires com.google.common;
  requires static org.jspecify;
  requires org.slf4j;

  exports io.crmkit.jdbc;
  exports io.crmkit.jdbc.ai.action;
  exports io.crmkit.jdbc.ai.churn;
  exports io.crmkit.jdbc.ai.content;
  exports io.crmkit.jdbc.ai.sentiment;
  exports io.crmkit.jdbc.apikey;
  exports io.crmkit.jdbc.approvals;
  exports io.crmkit.jdbc.dedupe;
  exports io.crmkit.jdbc.event;
  exports io.crmkit.jdbc.forecast;
  exports io.crmkit.jdbc.imports;
  exports io.crmkit.jdbc.record;
  exports io.crmkit.jdbc.sso;
  exports io.crmkit.jdbc.sso.account;
  exports io.crmkit.jdbc.sso.provider;
  exports io.crmkit.jdbc.sso.signon;
  exports io.crmkit.jdbc.sso.token;
  exports io.crmkit.jdbc.state;
  exports io.crmkit.jdbc.territory;
}
