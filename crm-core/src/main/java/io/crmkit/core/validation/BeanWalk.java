package io.crmkit.core.validation;

import io.crmkit.core.naming.JsonPointer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** One walk from a bean to everything it reaches through {@code @Valid}; a circle ends where it closes. */
final class BeanWalk {

  private final Findings findings;
  private final Set<Object> onTheWay = Collections.newSetFromMap(new IdentityHashMap<>());

  private BeanWalk(Findings findings) {
    this.findings = findings;
  }

  static BeanWalk into(Findings findings) {
    return new BeanWalk(findings);
  }

  Findings findings() {
    return findings;
  }

  void visit(Object bean, JsonPointer at, Disclosure outer) {
    if (onTheWay.add(bean)) {
      check(bean, at, outer.and(Disclosure.of(bean.getClass(), bean.getClass())));
      onTheWay.remove(bean);
    }
  }

  private void check(Object bean, JsonPointer at, Disclosure disclosure) {
    if (!bean.getClass().isRecord()) {
      HibernateChecks.graph(bean, at, disclosure, findings);
      return;
    }
    BeanRules rules = BeanRules.of(bean.getClass());
    for (ComponentRules component : rules.components()) {
      component.visit(bean, at, disclosure, this);
    }
    if (rules.constrainsTheWhole()) {
      HibernateChecks.whole(bean, at, findings);
    }
  }
}
