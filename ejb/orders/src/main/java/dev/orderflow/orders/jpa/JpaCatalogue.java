package dev.orderflow.orders.jpa;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.orderflow.database.Expectation;
import dev.orderflow.database.LockedTogether;
import dev.orderflow.orders.Catalogue;
import dev.orderflow.orders.Listed;
import dev.orderflow.orders.Product;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

@ApplicationScoped
@Transactional
class JpaCatalogue implements Catalogue {

    @PersistenceContext(unitName = "orders")
    EntityManager entities;

    @Override
    public Optional<Product> find(String sku) {
        return Optional.ofNullable(entities.find(Product.class, sku));
    }

    /** In SQL, with the SKUs as one array, for the reason that {@link LockedTogether#query} tells; nothing is to be written before. */
    @Override
    @SuppressWarnings("unchecked")
    public Map<String, Product> findAll(Collection<String> skus) {
        Stream<Product> found = entities
                .createNativeQuery("select * from orders.product where sku = any(?1)", Product.class)
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter(1, skus.toArray(String[]::new))
                .getResultStream();
        return found.collect(toMap(Product::sku, identity()));
    }

    @Override
    public List<Product> page(String after, int limit) {
        return entities
                .createQuery("select p from Product p where p.sku > :after order by p.sku", Product.class)
                .setParameter("after", after == null ? "" : after)
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    public Listed put(Product product, Expectation expected) {
        Optional<Product> current = lock(product.sku());
        if (current.isPresent()) {
            return change(current.get(), product, expected);
        }
        expected.mustBeMetBy(OptionalInt.empty());
        return add(product)
                ? new Listed(product, true)
                // Somebody else was faster.
                : change(lock(product.sku()).orElseThrow(), product, expected);
    }

    private static Listed change(Product current, Product wanted, Expectation expected) {
        expected.mustBeMetBy(OptionalInt.of(current.version()));
        current.becomes(wanted);
        return new Listed(current, false);
    }

    private Optional<Product> lock(String sku) {
        return Optional.ofNullable(entities.find(Product.class, sku, LockModeType.PESSIMISTIC_WRITE));
    }

    /** In SQL: what does not exist cannot be locked, and a duplicate key would spoil the transaction. */
    private boolean add(Product product) {
        return entities
                        .createNativeQuery("insert into orders.product (sku, name, unit_price, currency, version)"
                                + " values (?1, ?2, ?3, ?4, ?5) on conflict (sku) do nothing")
                        .setParameter(1, product.sku())
                        .setParameter(2, product.name())
                        .setParameter(3, product.unitPrice())
                        .setParameter(4, product.currency().getCurrencyCode())
                        .setParameter(5, product.version())
                        .executeUpdate()
                == 1;
    }
}
