/** In-memory adapters, contracts and arbitraries, for hosts and for crmkit itself. */
module io.crmkit.testkit {
  requires de.siegmar.fastcsv;
  requires transitive io.crmkit.ai;
  requires transitive io.crmkit.approvals;
  requires transitive io.crmkit.core;
  requires transitive io.crmkit.forecast;
  requires transitive io.crmkit.imports;
  requires transitive io.crmkit.sso;
  requires java.xml.crypto;
  requires static net.shibboleth.utilities.java.support;
  requires transitive net.jqwik.api;
  requires transitive org.assertj.core;
  requires static org.jspecify;
  requires static org.opensaml.core;
  requires static org.opensaml.saml;
  requires static org.opensaml.saml.impl;
  requires static org.opensaml.security;
  requires static org.opensaml.xmlsec;
  requires static org.opensaml.xmlsec.impl;
  requires transitive org.junit.jupiter.api;

  exports io.crmkit.testkit.ai;
  exports io.crmkit.testkit.ai.action;
  exports io.crmkit.testkit.ai.churn;
  exports io.crmkit.testkit.ai.content;
  exports io.crmkit.testkit.ai.llm;
  exports io.crmkit.testkit.ai.sentiment;
  exports io.crmkit.testkit.apikey;
  exports io.crmkit.testkit.approvals;
  exports io.crmkit.testkit.core;
  exports io.crmkit.testkit.dedupe;
  exports io.crmkit.testkit.dedupe.kinds;
  exports io.crmkit.testkit.event;
  exports io.crmkit.testkit.forecast;
  exports io.crmkit.testkit.imports;
  exports io.crmkit.testkit.record;
  exports io.crmkit.testkit.sso;
  exports io.crmkit.testkit.sso.account;
  exports io.crmkit.testkit.sso.provider;
  exports io.crmkit.testkit.sso.saml;
  exports io.crmkit.testkit.sso.signon;
  exports io.crmkit.testkit.sso.token;
  exports io.crmkit.testkit.state;
  exports io.crmkit.testkit.territory;
}
