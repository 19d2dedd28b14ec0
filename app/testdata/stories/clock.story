Lập hồ sơ, rồi bắt buộc, bỏ trốn, chịu tang, đi viện: hết hạn 25/12/2026
02/12/2024 admit diện=pre_court lúc=10:20
=> 10/12/2024 thời-hạn=false trạng-thái=present chế-độ=R2
30/12/2024 change_status diện=compulsory qđ=23/12/2024 tháng=24
12/08/2025 escape lúc=19:30
04/09/2025 return_escape lúc=15:10
10/03/2026 mourning đường=1
15/03/2026 back
02/06/2026 hospital
09/06/2026 back
=> 20/11/2026 hết-hạn=25/12/2026 đã-tính=695 còn=35 trừ=28 không-tính=23 chế-độ=R2

Ngày cuối tháng không có thì lấy ngày cuối của tháng (BLDS 2015 điều 148)
31/08/2025 admit diện=compulsory qđ=25/08/2025 tháng=18
=> 31/08/2025 hết-hạn=28/02/2027 đã-tính=0

Luật mới: lần đầu 24 tháng, đang ở trong ngày 01/07/2026 thì giữ thời hạn cũ
15/06/2026 admit diện=compulsory qđ=30/06/2026 tháng=18
=> 20/11/2026 chế-độ=R2 hết-hạn=15/12/2027
20/11/2026 complete

Hồ sơ bắt đầu trước, quyết định sau 01/07/2026: theo luật mới (điều 56.2)
20/06/2026 admit diện=pre_court
05/07/2026 change_status diện=compulsory qđ=03/07/2026 tháng=24
=> 20/11/2026 chế-độ=R3 trừ=15 hết-hạn=20/06/2028

Bỏ trốn chưa về: ngày hết hạn lùi mỗi ngày và chưa xác định
01/02/2026 admit diện=compulsory qđ=20/01/2026 tháng=12
01/10/2026 escape
=> 01/10/2026 hết-hạn=01/02/2027 chưa-xác-định=true
=> 20/11/2026 hết-hạn=23/03/2027 không-tính=50 chưa-xác-định=true trạng-thái=escaped

Tạm đình chỉ: chế độ cũ không tính, chế độ mới có tính
01/02/2026 admit diện=compulsory qđ=20/01/2026 tháng=12
01/03/2026 suspend
31/03/2026 return_suspend
=> 20/11/2026 hết-hạn=03/03/2027 không-tính=30

Tạm đình chỉ theo luật mới thì được tính
01/08/2026 admit diện=compulsory qđ=28/07/2026 tháng=24
01/09/2026 suspend
20/11/2026 return_suspend
=> 20/11/2026 hết-hạn=01/08/2028 không-tính=0

Chấp hành án phạt tù theo luật mới: phần còn lại phải chấp hành sau (điều 47.1)
01/08/2026 admit diện=compulsory qđ=28/07/2026 tháng=24
01/09/2026 custody
11/09/2026 return_custody
=> 20/11/2026 hết-hạn=11/08/2028 không-tính=10

Chịu tang quá hạn: chỉ những ngày quá phép không tính; chuyển diện giữa chừng không kết thúc chuyến đi
01/02/2026 admit diện=pre_court
01/03/2026 mourning đường=2
04/03/2026 change_status diện=compulsory qđ=03/03/2026 tháng=12
12/03/2026 back
=> 20/11/2026 trừ=31 không-tính=4 hết-hạn=05/02/2027

Bỏ trốn rồi bị bắt: bàn giao cơ quan tố tụng kết thúc lần bỏ trốn
01/02/2026 admit diện=compulsory qđ=20/01/2026 tháng=12
01/04/2026 escape
11/04/2026 custody
=> 20/11/2026 không-tính=10 hết-hạn=11/02/2027 trạng-thái=custody

Giảm thời hạn chỉ ở chế độ cũ, và không giảm hết
01/02/2026 admit diện=compulsory qđ=20/01/2026 tháng=12
01/06/2026 reduce tháng=3
=> 20/11/2026 hết-hạn=01/11/2026 còn=-19
01/07/2026 reduce tháng=9
=> refused reduced_away
01/08/2026 complete
05/08/2026 back
=> refused in_the_way

Luật mới không có giảm thời hạn
01/08/2026 admit diện=compulsory qđ=28/07/2026 tháng=24
20/11/2026 reduce tháng=1
=> refused no_reduction

Chuyển đến: bắt đầu, ngày được trừ, ngày không tính, tháng đã giảm theo giấy của cơ sở gửi
10/03/2026 transfer_in diện=compulsory qđ=01/06/2025 tháng=24 từ=15/06/2025 trừ=10 không-tính=4 đã-giảm=2
=> 20/11/2026 hết-hạn=09/04/2027 chưa-xác-minh=false

Chuyển đến mà không ghi ngày bắt đầu: chưa xác minh
10/03/2026 transfer_in diện=compulsory qđ=01/06/2025 tháng=24
=> 20/11/2026 bắt-đầu=10/03/2026 chưa-xác-minh=true

Ra vào cùng ngày là hợp lệ, và không ghi gì sau khi đã ra
05/10/2026 admit diện=voluntary qđ=05/10/2026 tháng=24
05/10/2026 hospital lúc=09:00
05/10/2026 quit
=> 05/10/2026 trạng-thái=ended
06/10/2026 escape
=> refused in_the_way

Vào lúc 10 giờ thì không đi viện lúc 9 giờ
05/10/2026 admit diện=voluntary qđ=05/10/2026 tháng=24 lúc=10:00
05/10/2026 hospital lúc=09:00
=> refused before_entry

Tự nguyện mới được tự ý chấm dứt; cho về chỉ khi đang lập hồ sơ
05/10/2026 admit diện=compulsory qđ=05/10/2026 tháng=24
06/10/2026 quit
=> refused only_status
06/10/2026 release
=> refused only_status
06/10/2026 hospital
06/10/2026 mourning
=> refused in_the_way

Không ghi ngày mai
05/10/2026 admit diện=compulsory qđ=05/10/2026 tháng=24
22/11/2026 hospital
=> refused future

Bắt buộc phải có quyết định và thời hạn; lập hồ sơ thì không
05/10/2026 admit diện=compulsory
=> refused needs_decision
05/10/2026 admit diện=compulsory qđ=05/10/2026
=> refused needs_term
05/10/2026 admit diện=pre_court
06/10/2026 complete
=> refused no_term
07/10/2026 change_status diện=pre_court
=> refused pre_court_again

Chuyển về lập hồ sơ: thời hạn hết hiệu lực cùng mọi thứ đã ghi cho nó
05/01/2026 admit diện=voluntary qđ=05/01/2026 tháng=12 trừ=9
01/08/2026 change_status diện=pre_court
=> 02/08/2026 thời-hạn=false chế-độ=R2
20/08/2026 change_status diện=compulsory qđ=18/08/2026 tháng=24
=> 20/11/2026 trừ=19 hết-hạn=01/08/2028 chế-độ=R3

Gia hạn tự nguyện: thời hạn mới, không chuyển diện
05/01/2025 admit diện=voluntary qđ=05/01/2025 tháng=6
05/07/2025 change_status diện=voluntary qđ=01/07/2025 tháng=6
=> 20/11/2026 bắt-đầu=05/07/2025 hết-hạn=05/01/2026 còn=-319
