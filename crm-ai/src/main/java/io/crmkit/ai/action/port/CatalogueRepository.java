package io.crmkit.ai.action.port;

import io.crmkit.ai.action.model.CatalogueName;
import io.crmkit.ai.action.model.CatalogueState;
import io.crmkit.core.state.StateRepository;

/** Keeps catalogues. */
public interface CatalogueRepository extends StateRepository<CatalogueName, CatalogueState> {}
