package org.balancetreasure.sandbox;

import java.util.List;
import org.balancetreasure.api.access.Scope;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.sandbox.signon.Person;

/** Who may sign in to the sandbox: customers, and staff of each role. What one proposes another one approves. */
final class DemoPeople {

    static final String AUDITOR = "zhao";

    private DemoPeople() {}

    static List<Person> atTheStart() {
        return List.of(
                customer(DemoCustomer.NUMBER, DemoCustomer.CHANNEL, "林小满 Lin Xiaoman", "钱包里有 10,000.00 元，还没有买过基金",
                        "Has 10,000.00 yuan in the wallet and no fund yet"),
                customer(Population.FIRST_CUSTOMER, Population.channelOf(Population.FIRST_CUSTOMER), "陈默 Chen Mo",
                        "演示天数里每天都会用到钱包",
                        "Uses the wallet on each day of the run"),
                staff(DemoSettings.PROPOSER, "李娜 Li Na", "财务操作：看夜间处理，提出处理办法",
                        "Finance operations: follows the night, proposes what to do", Scope.FINANCE_READ,
                        Scope.FINANCE_OPERATE),
                staff(DemoSettings.APPROVER, "王强 Wang Qiang", "财务复核：批准别人提出的处理办法",
                        "Finance approval: approves what another person proposes", Scope.FINANCE_READ,
                        Scope.FINANCE_APPROVE),
                staff(AUDITOR, "赵敏 Zhao Min", "审计：只看审计记录", "Audit: reads the audit trail only",
                        Scope.AUDIT_READ));
    }

    /** The customer with most to show. */
    static Person holder(long customerId) {
        return customer(customerId, Population.channelOf(customerId), "周全 Zhou Quan", "持有最多，收益记录最长",
                "Holds most, with the longest income");
    }

    private static Person customer(long number, String channel, String name, String roleZh, String roleEn) {
        return new Person(Long.toString(number), name, roleZh, roleEn, channel, List.of(Scope.WALLET));
    }

    private static Person staff(String subject, String name, String roleZh, String roleEn, Scope... scopes) {
        return new Person(subject, name, roleZh, roleEn, Customer.HOUSE, List.of(scopes));
    }
}
