package io.crmkit.core.json;

import io.crmkit.core.FromText;
import io.crmkit.core.Scalar;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The shape of every Java type that can stand in a document; worked out once for each class. */
final class Shapes {

  private static final ClassValue<Shape> KNOWN = new ClassValue<>() {
    @Override
    protected Shape computeValue(Class<?> type) {
      return build(type);
    }
  };

  private Shapes() {}

  static Shape of(Class<?> type) {
    return KNOWN.get(type);
  }

  static Shape of(AnnotatedType annotated) {
    Type type = annotated.getType();
    if (type instanceof Class<?> plain) {
      return of(plain);
    }
    if (type instanceof ParameterizedType parameterized && annotated instanceof AnnotatedParameterizedType arguments) {
      return container((Class<?>) parameterized.getRawType(), arguments.getAnnotatedActualTypeArguments());
    }
    throw new IllegalArgumentException("a document cannot hold a " + type + ": its type is open");
  }

  private static Shape container(Class<?> raw, AnnotatedType[] arguments) {
    AnnotatedType last = arguments[arguments.length - 1];
    if (raw == List.class || raw == Set.class || raw == Collection.class) {
      return new ListShape(raw, of(last), Nulls.of(last));
    }
    if (raw == Map.class) {
      return new MapShape(of(arguments[0]), of(last), Nulls.of(last));
    }
    throw new IllegalArgumentException(
        "a document cannot hold a " + raw.getName() + "; its containers are List, Set, Collection and Map");
  }

  private static Shape build(Class<?> type) {
    Shape builtIn = builtIn(type);
    if (builtIn != null) {
      return builtIn;
    }
    if (Enum.class.isAssignableFrom(type)) {
      return EnumShape.of(type.isEnum() ? type : type.getSuperclass());
    }
    Method factory = factory(type);
    if (factory != null) {
      return new FactoryShape(type, factory);
    }
    Shape other = OtherShape.of(type);
    if (other != null) {
      return other;
    }
    if (type.isInterface() && type.isSealed()) {
      return new SealedShape(type);
    }
    if (type.isRecord()) {
      return record(type.asSubclass(Record.class));
    }
    throw new IllegalArgumentException("a document cannot hold a " + type.getName()
        + "; it holds records, sealed interfaces, enums, types with @FromText or @AsDocument and the usual JDK values");
  }

  private static @Nullable Shape builtIn(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return new BooleanShape();
    }
    if (type == Object.class) {
      return new AnyShape();
    }
    Shape text = TextShapes.of(type);
    return text == null ? NumberShape.of(type) : text;
  }

  private static Shape record(Class<? extends Record> type) {
    if (!type.isAnnotationPresent(Scalar.class)) {
      return new RecordShape(type);
    }
    if (type.getRecordComponents().length != 1) {
      throw new IllegalArgumentException(type.getName() + " is a @Scalar and so must have one component");
    }
    return new ScalarShape(type);
  }

  private static @Nullable Method factory(Class<?> type) {
    List<Method> factories = new ArrayList<>();
    for (Method method : type.getDeclaredMethods()) {
      if (method.isAnnotationPresent(FromText.class)) {
        factories.add(method);
      }
    }
    if (factories.size() > 1) {
      throw new IllegalArgumentException(type.getName() + " has more than one @FromText factory");
    }
    return factories.isEmpty() ? null : factories.get(0);
  }
}
