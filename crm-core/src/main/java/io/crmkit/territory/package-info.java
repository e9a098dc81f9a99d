/**
 * Territories: how a company divides its market, and which records and users are in which part of it.
 *
 * <pre>{@code
 * var territories = Territories.builder(stores, clock).build();
 * territories.draw(acme, plan, ann, "Sales 2025").orElseThrow();
 * territories.create(acme, plan, ann, List.of(Territory.of(west, null, Profile.named("West")))).orElseThrow();
 * territories.activate(acme, plan, ann).orElseThrow();
 * territories.active(acme).orElseThrow().model().tree().path(west);          // /west/
 * }</pre>
 *
 * <p>The services are safe to share between threads. No thread is ever started: the host realigns when its accounts or
 * rules have changed, or from its scheduler.
 */
@NullMarked
package io.crmkit.territory;

import org.jspecify.annotations.NullMarked;
