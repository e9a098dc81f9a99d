package io.crmkit.imports.port;

import io.crmkit.core.state.StateRepository;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportJob;

/** Keeps imports and their history. */
public interface ImportRepository extends StateRepository<ImportId, ImportJob> {}
