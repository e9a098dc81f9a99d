/** What a host implements so that logins by OAuth 2.0 find their answers. */
@NullMarked
package io.crmkit.sso.oauth.port;

import org.jspecify.annotations.NullMarked;
