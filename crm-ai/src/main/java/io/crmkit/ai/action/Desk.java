package io.crmkit.ai.action;

import io.crmkit.ai.action.model.Action;
import io.crmkit.ai.action.model.Catalogue;
import io.crmkit.ai.action.model.Customer;
import io.crmkit.ai.action.model.Effect;
import io.crmkit.ai.action.model.Policy;
import java.util.function.BiFunction;

/** What one call goes by. */
record Desk(Catalogue catalogue, Policy policy, Learned learned, BiFunction<Customer, Action, Effect> effect) {}
