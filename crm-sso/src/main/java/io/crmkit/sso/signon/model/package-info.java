/** What a sign-on must know of a provider, and keeps of a login, as values. */
@NullMarked
package io.crmkit.sso.signon.model;

import org.jspecify.annotations.NullMarked;
