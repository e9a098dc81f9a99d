/**
 * E-mails, posts and proposals that a language model drafts of given facts, and people approve before they are sent.
 *
 * <pre>{@code
 * Contents contents = new Contents(new ContentPorts(pieces, templates, suppressions, model), ContentPolicy.USUAL, clock);
 * contents.generate(acme, id, ann, Order.of(follow, sender).facts(facts).to(ada).variants(2).build()).orElseThrow();
 * contents.submit(acme, id, 1, ann).orElseThrow();
 * contents.approve(acme, id, bob).orElseThrow();               // never ann
 * mail.send(contents.outgoing(acme, id).orElseThrow());        // the host sends
 * contents.markSent(acme, id, ann).orElseThrow();
 * }</pre>
 *
 * <p>Services are safe to share between threads and start none; everything else is immutable, builders excepted.
 */
@NullMarked
package io.crmkit.ai.content;

import org.jspecify.annotations.NullMarked;
