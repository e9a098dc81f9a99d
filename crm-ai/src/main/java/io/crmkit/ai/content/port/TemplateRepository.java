package io.crmkit.ai.content.port;

import io.crmkit.ai.content.model.Template;
import io.crmkit.ai.content.model.TemplateId;
import io.crmkit.core.state.StateRepository;

/** Keeps prompt templates, all versions of each. The contract in crm-testkit proves an implementation. */
public interface TemplateRepository extends StateRepository<TemplateId, Template> {}
