/**
 * Which column of a file belongs into which field, and how its values are read: proposed from the names of the columns
 * and what stands in them.
 *
 * <pre>{@code
 * Proposal proposal = Proposals.of(FieldCatalogue.CONTACT, source.header(), sampleOfRows);
 * for (ColumnProposal column : proposal.columns()) {
 *   show(column.column(), column.candidates(), column.isAmbiguous());
 * }
 * proposal.doubts().forEach(doubt -> show(doubt.column(), doubt.message()));    // what the values leave open
 * Template template = proposal.template("contacts.csv", "contact");
 * }</pre>
 *
 * <p>Everything here computes only, and can be used by any number of threads.
 */
@NullMarked
package io.crmkit.imports.propose;

import org.jspecify.annotations.NullMarked;
