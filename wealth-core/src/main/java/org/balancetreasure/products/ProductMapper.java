package org.balancetreasure.products;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface ProductMapper {

    /** A product without its funds. */
    record Row(int productId, String channel, String productCode, String nameZh, String nameEn,
            Allocation allocation) {

        Product with(List<ProductFund> funds) {
            return new Product(productId, channel, productCode, nameZh, nameEn, allocation, funds);
        }
    }

    String ROW = "SELECT product_id, channel, product_code, name_zh, name_en, allocation FROM product ";

    @Select(ROW + "ORDER BY product_id")
    List<Row> all();

    @Select(ROW + "WHERE channel = #{channel} ORDER BY product_code")
    List<Row> ofChannel(String channel);

    @Select(ROW + "WHERE channel = #{channel} AND product_code = #{productCode}")
    @Nullable
    Row find(String channel, String productCode);

    @Select(ROW + "WHERE product_id = #{productId}")
    @Nullable
    Row byId(int productId);

    @Select("SELECT COALESCE(MAX(product_id), 0) FROM product")
    int last();

    @Insert("""
            INSERT INTO product (product_id, channel, product_code, name_zh, name_en, allocation)
            VALUES (#{productId}, #{channel}, #{productCode}, #{nameZh}, #{nameEn}, #{allocation})
            """)
    void add(Row product);

    @Insert("""
            INSERT INTO product_fund (product_id, fund_id, weight, out_order)
            VALUES (#{productId}, #{fundId}, #{weight}, #{outOrder})
            """)
    void addFund(int productId, int fundId, int weight, int outOrder);

    @Select("""
            SELECT p.fund_id, f.fund_code, f.ta_code, p.weight, p.out_order
            FROM product_fund p JOIN fund f ON f.fund_id = p.fund_id
            WHERE p.product_id = #{productId} ORDER BY p.out_order
            """)
    List<ProductFund> funds(int productId);
}
