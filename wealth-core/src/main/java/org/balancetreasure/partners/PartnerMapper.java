package org.balancetreasure.partners;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface PartnerMapper {

    @Select("SELECT partner_code FROM partner ORDER BY partner_code")
    List<String> codes();
}
