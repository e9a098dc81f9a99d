package io.crmkit.ai.content.json;

import io.crmkit.ai.content.model.Content;
import io.crmkit.ai.content.model.ContentEvent;
import io.crmkit.ai.content.model.ContentEvent.ContentApproved;
import io.crmkit.ai.content.model.ContentEvent.ContentDrafted;
import io.crmkit.ai.content.model.ContentEvent.ContentEdited;
import io.crmkit.ai.content.model.ContentEvent.ContentRejected;
import io.crmkit.ai.content.model.ContentEvent.ContentSent;
import io.crmkit.ai.content.model.ContentEvent.ContentSubmitted;
import io.crmkit.ai.content.model.ContentId;
import io.crmkit.ai.content.model.PromptTemplate;
import io.crmkit.ai.content.model.Template;
import io.crmkit.ai.content.model.TemplateEvent;
import io.crmkit.ai.content.model.TemplateEvent.TemplatePublished;
import io.crmkit.ai.content.model.TemplateId;
import io.crmkit.core.Validated;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.state.StateFormat;

/** Content, templates and their events in the form that is stored and published. */
public final class ContentFormats {

  public static final StateFormat<ContentId, Content, ContentEvent> CONTENT =
      StateFormat.of("ai-content", ContentId::new, Content.class, ContentEvent.class)
          .type(ContentDrafted.class, "ai-content.drafted")
          .type(ContentEdited.class, "ai-content.edited")
          .type(ContentSubmitted.class, "ai-content.submitted")
          .type(ContentApproved.class, "ai-content.approved")
          .type(ContentRejected.class, "ai-content.rejected")
          .type(ContentSent.class, "ai-content.sent")
          .build(ContentEvent::at);

  public static final StateFormat<TemplateId, Template, TemplateEvent> TEMPLATE =
      StateFormat.of("ai-template", TemplateId::new, Template.class, TemplateEvent.class)
          .type(TemplatePublished.class, "ai-template.published")
          .build(TemplateEvent::at);

  private ContentFormats() {}

  /** Reads a template; unknown members are refused by name, and every problem has its JSON pointer. */
  public static Validated<PromptTemplate> template(String json) {
    return JsonDocuments.read(json, PromptTemplate.class);
  }
}
