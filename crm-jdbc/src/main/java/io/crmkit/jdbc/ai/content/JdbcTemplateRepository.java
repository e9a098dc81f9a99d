package io.crmkit.jdbc.ai.content;

import io.crmkit.ai.content.json.ContentFormats;
import io.crmkit.ai.content.model.Template;
import io.crmkit.ai.content.model.TemplateId;
import io.crmkit.ai.content.port.TemplateRepository;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.state.JdbcStates;
import io.crmkit.jdbc.state.StateTable;

/** The prompt templates in their table. */
public final class JdbcTemplateRepository extends JdbcStates<TemplateId, Template> implements TemplateRepository {

  public JdbcTemplateRepository(Transactions transactions) {
    super(transactions, ContentFormats.TEMPLATE, new StateTable("crm_ai_template", "template_id"));
  }
}
