/**
 * The records of a CRM that other engines work on: leads and what they become, accounts, contacts, deals in pipelines, and
 * what their money is worth.
 *
 * <pre>{@code
 * var deals = new Opportunities(storage.opportunities(), storage.pipelines(), currencies, clock);
 * deals.open(acme, d1, ann, details, Destination.beginning(newBusiness)).orElseThrow();
 * deals.move(acme, d1, ann, Destination.stage(newBusiness, "proposal")).orElseThrow();
 * deals.totals(acme, new OpportunityFilter.InPipeline(newBusiness));   // exact sums per stage
 * }</pre>
 *
 * <p>The services are safe to share between threads and start none; everything else here is immutable.
 */
@NullMarked
package io.crmkit.record;

import org.jspecify.annotations.NullMarked;
