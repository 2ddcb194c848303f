package dev.orderflow.orders.jpa;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.orderflow.orders.Catalogue;
import dev.orderflow.orders.Product;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@ApplicationScoped
@Transactional
class JpaCatalogue implements Catalogue {

    @PersistenceContext(unitName = "orders")
    EntityManager entities;

    @Override
    public Optional<Product> find(String sku) {
        return Optional.ofNullable(entities.find(Product.class, sku));
    }

    @Override
    public Map<String, Product> findAll(Collection<String> skus) {
        return entities
                .createQuery("select p from Product p where p.sku in :skus", Product.class)
                .setParameter("skus", skus)
                .getResultStream()
                .collect(toMap(Product::sku, identity()));
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
    public void put(Product product) {
        entities.merge(product);
    }
}
