/** What a login by OAuth 2.0 keeps and is made of, and why one is refused. */
@NullMarked
package io.crmkit.sso.oauth.model;

import org.jspecify.annotations.NullMarked;
