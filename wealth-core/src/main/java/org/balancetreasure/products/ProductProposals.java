package org.balancetreasure.products;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approval.Kind;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.approvals.ApprovedAction;
import org.balancetreasure.customers.Channels;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.partners.Partners;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.Refusal.Code;
import org.balancetreasure.refusals.RefusalDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * New products of channels, which one person proposes and another approves. What would be refused now is not even
 * proposed. Methods run in the caller's transaction.
 */
@Component
public class ProductProposals implements ApprovedAction {

    private final ProductMapper mapper;
    private final Approvals approvals;
    private final Partners partners;
    private final Channels channels;
    private final Funds funds;

    ProductProposals(ProductMapper mapper, Approvals approvals, Partners partners, Channels channels, Funds funds) {
        this.mapper = mapper;
        this.approvals = approvals;
        this.partners = partners;
        this.channels = channels;
        this.funds = funds;
    }

    /**
     * Proposes a product; its channel offers it once another person approves it.
     *
     * @param reason 1 to {@link Approval#REASON_MAX} characters
     * @param by subject of the proposer's token
     */
    public Approvals.Result propose(NewProduct product, String reason, String by) {
        partners.lockSettings();
        Refusal refusal = objection(product);
        return refusal == null
                ? approvals.propose(Kind.PRODUCT, product.subject(), product.content(), reason, by)
                : new Approvals.Result.Refused(refusal);
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.PRODUCT);
    }

    @Override
    public Outcome carryOut(Approval approval) {
        // As other settings, one after the other, so that numbers are given once.
        partners.lockSettings();
        NewProduct product = NewProduct.of(approval);
        Refusal refusal = objection(product);
        if (refusal != null) {
            return new Outcome.Refused(refusal);
        }
        int productId = mapper.last() + 1;
        mapper.add(new ProductMapper.Row(productId, product.channel(), product.productCode(), product.nameZh(),
                product.nameEn(), product.allocation()));
        List<NewProduct.Part> parts = product.funds();
        for (int place = 1; place <= parts.size(); place++) {
            NewProduct.Part part = parts.get(place - 1);
            mapper.addFund(productId, Objects.requireNonNull(funds.find(part.fundCode())).fundId(), part.weight(),
                    place);
        }
        return new Outcome.Done("product " + productId);
    }

    private @Nullable Refusal objection(NewProduct product) {
        if (!channels.exists(product.channel())) {
            return refused(Code.SETTING_UNKNOWN, "channel", product.channel());
        }
        if (mapper.find(product.channel(), product.productCode()) != null) {
            return refused(Code.SETTING_EXISTS, "productCode", product.productCode());
        }
        for (NewProduct.Part part : product.funds()) {
            if (funds.find(part.fundCode()) == null) {
                return refused(Code.SETTING_UNKNOWN, "funds", part.fundCode());
            }
        }
        boolean distinct = product.funds().stream().map(NewProduct.Part::fundCode).distinct()
                .count() == product.funds().size();
        boolean goesSomewhere = product.funds().stream().anyMatch(part -> part.weight() > 0);
        return distinct && goesSomewhere
                ? null
                : new Refusal(Code.SETTING_UNFIT, RefusalDetails.of("field", "funds", "value",
                        product.content().getOrDefault("funds", ""), "needed",
                        "each fund once, and one of them with a weight"));
    }

    private static Refusal refused(Code code, String field, String value) {
        return new Refusal(code, RefusalDetails.of("field", field, "value", value));
    }
}
