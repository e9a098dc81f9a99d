package io.crmkit.jdbc.record;

import io.crmkit.record.model.OpportunityFilter;
import io.crmkit.record.model.OpportunityFilter.InPipeline;
import io.crmkit.record.model.OpportunityFilter.InStage;
import io.crmkit.record.model.OpportunityFilter.OfAccount;
import io.crmkit.record.model.OpportunityFilter.OwnedBy;
import java.util.List;

/** A filter of deals in SQL: columns that must equal values, each with an index that leads to a page in one step. */
record OpportunityCondition(List<String> columns, List<String> values) {

  static OpportunityCondition of(OpportunityFilter filter) {
    if (filter instanceof InPipeline in) {
      return new OpportunityCondition(List.of("pipeline"), List.of(in.pipeline().value()));
    }
    if (filter instanceof InStage in) {
      return new OpportunityCondition(List.of("pipeline", "stage"), List.of(in.pipeline().value(), in.stage()));
    }
    if (filter instanceof OwnedBy owned) {
      return new OpportunityCondition(List.of("owner"), List.of(owned.owner().id()));
    }
    if (filter instanceof OfAccount of) {
      return new OpportunityCondition(List.of("account"), List.of(of.account().value()));
    }
    return new OpportunityCondition(List.of(), List.of());
  }

  /** Returns a query with the parameters tenant, {@link #values}, the last id of the page before, and a limit. */
  String sql() {
    StringBuilder sql = new StringBuilder("select opportunity_id, version, state from crm_opportunity");
    sql.append(" where tenant_id = ? and pipeline is not null");
    columns.forEach(column -> sql.append(" and ").append(column).append(" = ?"));
    sql.append(" and opportunity_id > ? order by tenant_id");
    columns.forEach(column -> sql.append(", ").append(column));
    return sql.append(", opportunity_id limit ?").toString();
  }
}
