package io.crmkit.sso.signon;

import io.crmkit.sso.account.model.AccountView;
import io.crmkit.sso.session.model.EndReason;
import io.crmkit.sso.session.model.Login.FactorDemand;
import io.crmkit.sso.signon.model.SecondFactorRule.Enrolment;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * What a login goes by, which somebody may change while it goes on.
 *
 * @param factor whether a second factor is asked for, by whether the user has one
 * @param isHeld whether the identity, at a provider that is there, or the password is the user's still
 * @param otherwise why the session ends if it is not
 */
record LoginGrounds(
    AccountView account, Function<Enrolment, FactorDemand> factor, BooleanSupplier isHeld, EndReason otherwise) {}
