/**
 * Imports of files: rows are read, transformed, validated and staged; what would become of them is shown; then they
 * become records, and can be taken back as a whole.
 *
 * <pre>{@code
 * var imports = Imports.builder(stores.imports(), stores.staging(), stores.records(), clock).build();
 * imports.open(acme, id, alice, template, files).orElseThrow();
 * imports.stage(acme, id, files, Watch.NOBODY).orElseThrow();
 * imports.plan(acme, id, Watch.NOBODY).orElseThrow();       // imports.preview(…) shows what would happen
 * imports.commit(acme, id, alice, Watch.NOBODY).orElseThrow();
 * }</pre>
 *
 * <p>Everything here is safe to share between threads, builders excepted; one import is worked on by one thread at a
 * time, and a second one is told so. No thread is started here.
 */
@NullMarked
package io.crmkit.imports;

import org.jspecify.annotations.NullMarked;
