/** The vocabulary that every crmkit engine shares. */
module io.crmkit.core {
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.google.common;
  requires jakarta.validation;
  requires static org.hibernate.validator;
  requires static transitive org.jspecify;
  requires org.slf4j;

  exports io.crmkit.core;
  exports io.crmkit.core.event;
  exports io.crmkit.core.event.chain;
  exports io.crmkit.core.expression;
  exports io.crmkit.core.id;
  exports io.crmkit.core.json;
  exports io.crmkit.core.money;
  exports io.crmkit.core.naming;
  exports io.crmkit.core.observe;
  exports io.crmkit.core.paging;
  exports io.crmkit.core.progress;
  exports io.crmkit.core.spec;
  exports io.crmkit.core.state;
  exports io.crmkit.core.statistics;
  exports io.crmkit.core.validation;
  exports io.crmkit.core.worktime;
  exports io.crmkit.record;
  exports io.crmkit.record.json;
  exports io.crmkit.record.model;
  exports io.crmkit.record.port;
  exports io.crmkit.territory;
  exports io.crmkit.territory.json;
  exports io.crmkit.territory.model;
  exports io.crmkit.territory.model.placement;
  exports io.crmkit.territory.model.rollup;
  exports io.crmkit.territory.model.rule;
  exports io.crmkit.territory.model.sharing;
  exports io.crmkit.territory.model.tree;
  exports io.crmkit.territory.port;
}
