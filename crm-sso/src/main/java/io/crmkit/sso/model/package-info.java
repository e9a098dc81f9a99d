/** What every part of single sign-on speaks of: users, providers, sessions, principals, verdicts and why one was a no. */
@NullMarked
package io.crmkit.sso.model;

import org.jspecify.annotations.NullMarked;
