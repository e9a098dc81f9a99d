/**
 * Which column of a file belongs into which field: proposed from the names of the columns and what stands in them.
 *
 * <pre>{@code
 * Proposal proposal = Proposals.of(FieldCatalogue.CONTACT, source.header(), sampleOfRows);
 * for (ColumnProposal column : proposal.columns()) {
 *   show(column.column(), column.candidates(), column.isAmbiguous());
 * }
 * }</pre>
 *
 * <p>Everything here computes only, and can be used by any number of threads.
 */
@NullMarked
package io.crmkit.imports.propose;

import org.jspecify.annotations.NullMarked;
