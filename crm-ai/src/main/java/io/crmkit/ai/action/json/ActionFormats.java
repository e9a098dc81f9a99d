package io.crmkit.ai.action.json;

import io.crmkit.ai.action.model.Book;
import io.crmkit.ai.action.model.BookEvent;
import io.crmkit.ai.action.model.BookEvent.ActionAccepted;
import io.crmkit.ai.action.model.BookEvent.ActionCompleted;
import io.crmkit.ai.action.model.BookEvent.ActionDismissed;
import io.crmkit.ai.action.model.BookEvent.ActionExpired;
import io.crmkit.ai.action.model.BookEvent.ActionOffered;
import io.crmkit.ai.action.model.CatalogueEvent;
import io.crmkit.ai.action.model.CatalogueEvent.CataloguePublished;
import io.crmkit.ai.action.model.CatalogueName;
import io.crmkit.ai.action.model.CatalogueState;
import io.crmkit.ai.action.model.CustomerId;
import io.crmkit.ai.action.model.PolicyEvent;
import io.crmkit.ai.action.model.PolicyEvent.PolicyChanged;
import io.crmkit.ai.action.model.PolicyEvent.PolicyInstalled;
import io.crmkit.ai.action.model.PolicyState;
import io.crmkit.ai.action.model.PoolEvent;
import io.crmkit.ai.action.model.PoolEvent.PoolDrawn;
import io.crmkit.ai.action.model.PoolPeriodId;
import io.crmkit.ai.action.model.PoolUse;
import io.crmkit.ai.action.model.Recommendation.Settled;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.json.JsonLimits;
import io.crmkit.core.state.StateFormat;

/** The aggregates of next best actions and their events, and the decisions of the log, as JSON. */
public final class ActionFormats {

  public static final StateFormat<CatalogueName, CatalogueState, CatalogueEvent> CATALOGUE =
      StateFormat.of("action-catalogue", CatalogueName::new, CatalogueState.class, CatalogueEvent.class)
          .type(CataloguePublished.class, "action-catalogue.published")
          .build(CatalogueEvent::at);

  public static final StateFormat<CatalogueName, PolicyState, PolicyEvent> POLICY =
      StateFormat.of("action-policy", CatalogueName::new, PolicyState.class, PolicyEvent.class)
          .type(PolicyInstalled.class, "action-policy.installed")
          .type(PolicyChanged.class, "action-policy.changed")
          .build(PolicyEvent::at);

  public static final StateFormat<CustomerId, Book, BookEvent> BOOK =
      StateFormat.of("next-action", CustomerId::new, Book.class, BookEvent.class)
          .type(ActionOffered.class, "next-action.offered")
          .type(ActionAccepted.class, "next-action.accepted")
          .type(ActionDismissed.class, "next-action.dismissed")
          .type(ActionCompleted.class, "next-action.completed")
          .type(ActionExpired.class, "next-action.expired")
          .build(BookEvent::at);

  public static final StateFormat<PoolPeriodId, PoolUse, PoolEvent> POOL =
      StateFormat.of("action-pool", PoolPeriodId::new, PoolUse.class, PoolEvent.class)
          .type(PoolDrawn.class, "action-pool.drawn")
          .build(PoolEvent::at);

  private ActionFormats() {}

  /** Returns a decision of the log as it is stored. */
  public static String write(Settled decision) {
    return JsonDocuments.write(decision);
  }

  /**
   * Returns the decision that was stored.
   *
   * @throws io.crmkit.core.RefusedException if this is not what {@link #write} returned
   */
  public static Settled readSettled(String text) {
    return JsonDocuments.read(text, Settled.class, JsonLimits.STORED).orElseThrow();
  }
}
