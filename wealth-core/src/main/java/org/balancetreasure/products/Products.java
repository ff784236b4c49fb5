package org.balancetreasure.products;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.balancetreasure.funds.Quotes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The products that a channel offers. */
@Component
public class Products {

    private final ProductMapper mapper;
    private final Quotes quotes;

    Products(ProductMapper mapper, Quotes quotes) {
        this.mapper = mapper;
        this.quotes = quotes;
    }

    /** Of all channels. */
    public List<Product> all() {
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

    /** The one with the highest seven-day yield first; a fund without a yield comes last, equal ones by out-order. */
    public List<ProductFund> byYield(List<ProductFund> funds) {
        Map<ProductFund, BigDecimal> yields = new HashMap<>();
        funds.forEach(fund -> yields.put(fund, yieldOf(fund)));
        return funds.stream().sorted(Comparator.<ProductFund, BigDecimal>comparing(yields::get).reversed()
                .thenComparingInt(ProductFund::outOrder)).toList();
    }

    private BigDecimal yieldOf(ProductFund fund) {
        BigDecimal yield = quotes.newestYield(fund.fundId());
        return yield == null ? BigDecimal.valueOf(Long.MIN_VALUE) : yield;
    }

    private Product whole(ProductMapper.Row row) {
        return row.with(mapper.funds(row.productId()));
    }
}
