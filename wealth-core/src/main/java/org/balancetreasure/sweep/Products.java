package org.balancetreasure.sweep;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The products that a channel offers. */
@Component
public class Products {

    private final ProductMapper mapper;

    Products(ProductMapper mapper) {
        this.mapper = mapper;
    }

    /** Of all channels. */
    List<Product> all() {
        return mapper.all().stream().map(this::whole).toList();
    }

    /** By product code. */
    public List<Product> ofChannel(String channel) {
        return mapper.ofChannel(channel).stream().map(this::whole).toList();
    }

    /** Null if the channel has none of this code: one brand never sees another's. */
    public @Nullable Product find(String channel, String productCode) {
        ProductMapper.Row row = mapper.find(channel, productCode);
        return row == null ? null : whole(row);
    }

    /** @throws IllegalArgumentException if there is none */
    public Product byId(int productId) {
        ProductMapper.Row row = mapper.byId(productId);
        if (row == null) {
            throw new IllegalArgumentException("No product has the id " + productId);
        }
        return whole(row);
    }

    private Product whole(ProductMapper.Row row) {
        return row.with(mapper.funds(row.productId()));
    }
}
