<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Airdesk</source>
        <translation>Giới thiệu Airdesk</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It carries FFmpeg with x264 and x265, Qt and PySide6.</source>
        <translation>Phần mềm tự do theo Giấy phép Công cộng GNU, phiên bản 3 trở lên. Kèm theo FFmpeg với x264 và x265, Qt và PySide6.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Copy the versions, for whoever helps you</source>
        <translation>Sao chép các phiên bản để gửi cho người hỗ trợ bạn</translation>
    </message>
    <message>
        <source>Licences…</source>
        <translation>Giấy phép…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>Account</name>
    <message>
        <source>Nobody is signed in.</source>
        <translation>Chưa ai đăng nhập.</translation>
    </message>
    <message>
        <source>{name}: the sign-in has expired.</source>
        <translation>{name}: phiên đăng nhập đã hết hạn.</translation>
    </message>
    <message>
        <source>{name}: the sign-in is being renewed.</source>
        <translation>{name}: đăng nhập đang được gia hạn.</translation>
    </message>
    <message>
        <source>{name}, session valid until {time}</source>
        <translation>{name}, phiên có hiệu lực đến {time}</translation>
    </message>
    <message>
        <source>The sign-in has expired. Sign in again.</source>
        <translation>Phiên đăng nhập đã hết hạn. Hãy đăng nhập lại.</translation>
    </message>
    <message numerus="yes">
        <source>Signed in as {name}. %n clan(s).</source>
        <translation>
            <numerusform>Đã đăng nhập với tên {name}. %n clan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking Mezon…</source>
        <translation>Đang hỏi Mezon…</translation>
    </message>
    <message>
        <source>Sign in to see clans and channels, to chat and to go live.</source>
        <translation>Đăng nhập để xem clan và kênh, trò chuyện và phát sóng.</translation>
    </message>
    <message>
        <source>Signed in as {name}. Mezon is not connected; trying again.</source>
        <translation>Đã đăng nhập với tên {name}. Chưa kết nối được Mezon; đang thử lại.</translation>
    </message>
    <message>
        <source>Channels and chat close. What was begun to write is lost.</source>
        <translation>Kênh và trò chuyện sẽ đóng. Nội dung đang soạn sẽ mất.</translation>
    </message>
    <message>
        <source>Channels and chat go on as the bot. What was begun to write is lost.</source>
        <translation>Kênh và trò chuyện tiếp tục với tư cách bot. Nội dung đang soạn sẽ mất.</translation>
    </message>
    <message>
        <source>Channels and chat stay; nobody publishes as the bot any more.</source>
        <translation>Kênh và trò chuyện vẫn giữ; không còn ai phát sóng bằng bot.</translation>
    </message>
    <message>
        <source>The broadcast in {channel} ends.</source>
        <translation>Buổi phát sóng trong {channel} sẽ kết thúc.</translation>
    </message>
    <message>
        <source>Sign out?</source>
        <translation>Đăng xuất?</translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation>Giữ đăng nhập</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Đăng xuất</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Người dùng</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>Bot</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Máy chủ</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Cài đặt…</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Đăng nhập…</translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation>Đăng xuất…</translation>
    </message>
    <message>
        <source>Export the sign-in of {name}?</source>
        <translation>Xuất đăng nhập của {name}?</translation>
    </message>
    <message>
        <source>Whoever has the file can act as this account until you sign out.</source>
        <translation>Ai có tệp này đều có thể dùng tài khoản này cho đến khi bạn đăng xuất.</translation>
    </message>
    <message>
        <source>Keep it here</source>
        <translation>Giữ lại ở đây</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Xuất…</translation>
    </message>
    <message>
        <source>Export the sign-in</source>
        <translation>Xuất đăng nhập</translation>
    </message>
    <message>
        <source>Restore a sign-in</source>
        <translation>Khôi phục đăng nhập</translation>
    </message>
    <message>
        <source>Exported sign-ins (*.json)</source>
        <translation>Đăng nhập đã xuất (*.json)</translation>
    </message>
</context>
<context>
    <name>Address</name>
    <message>
        <source>There is no address yet.</source>
        <translation>Chưa có địa chỉ.</translation>
    </message>
    <message>
        <source>The address begins with ws:// or wss://.</source>
        <translation>Địa chỉ phải bắt đầu bằng ws:// hoặc wss://.</translation>
    </message>
    <message>
        <source>The host name in the address is not one.</source>
        <translation>Tên máy chủ trong địa chỉ không hợp lệ.</translation>
    </message>
    <message>
        <source>Only this computer can reach this address. Type the public one, as a tunnel or router shows it.</source>
        <translation>Chỉ máy này tới được địa chỉ này. Hãy nhập địa chỉ công khai mà đường hầm hoặc bộ định tuyến hiển thị.</translation>
    </message>
    <message>
        <source>Only this network can reach this address. Forward the port and type the public address.</source>
        <translation>Chỉ mạng này tới được địa chỉ này. Hãy chuyển tiếp cổng và nhập địa chỉ công khai.</translation>
    </message>
    <message>
        <source>This means “all addresses” and cannot be dialled. Type the public one.</source>
        <translation>Địa chỉ này nghĩa là “mọi địa chỉ” và không thể gọi tới. Hãy nhập địa chỉ công khai.</translation>
    </message>
    <message>
        <source>The port in the address is not between 1 and 65535.</source>
        <translation>Cổng trong địa chỉ không nằm trong khoảng 1 đến 65535.</translation>
    </message>
    <message>
        <source>The address holds a user name. Bots are known by their secret path.</source>
        <translation>Địa chỉ có chứa tên người dùng. Bot được nhận ra nhờ đường dẫn bí mật.</translation>
    </message>
    <message>
        <source>What follows “?” or “#” would be lost. Leave it out.</source>
        <translation>Phần sau “?” hoặc “#” sẽ bị mất. Hãy bỏ đi.</translation>
    </message>
    <message>
        <source>wss:// and the certificate do not fit together. A tunnel that adds TLS is fine; check it.</source>
        <translation>wss:// và chứng chỉ không khớp nhau. Đường hầm tự thêm TLS thì không sao; hãy kiểm tra.</translation>
    </message>
    <message>
        <source>NOT CHECKED</source>
        <translation>CHƯA KIỂM TRA</translation>
    </message>
    <message>
        <source>CHECKING</source>
        <translation>ĐANG KIỂM TRA</translation>
    </message>
    <message>
        <source>REACHABLE</source>
        <translation>TỚI ĐƯỢC</translation>
    </message>
    <message>
        <source>NOT REACHABLE</source>
        <translation>KHÔNG TỚI ĐƯỢC</translation>
    </message>
    <message>
        <source>Dialling the address…</source>
        <translation>Đang gọi tới địa chỉ…</translation>
    </message>
    <message>
        <source>Not checked yet.</source>
        <translation>Chưa kiểm tra.</translation>
    </message>
    <message>
        <source>Checked {ago}: it leads here.</source>
        <translation>Đã kiểm tra {ago}: dẫn tới đây.</translation>
    </message>
    <message>
        <source>Checked {ago}: it does not lead here. Forward the port to this computer, or set a public address.</source>
        <translation>Đã kiểm tra {ago}: không dẫn tới đây. Hãy chuyển tiếp cổng tới máy này, hoặc đặt địa chỉ công khai.</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>vừa xong</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n phút trước</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n giờ trước</numerusform>
        </translation>
    </message>
    <message>
        <source>All bots are on this computer.</source>
        <translation>Mọi bot đều trên máy này.</translation>
    </message>
    <message>
        <source>It must be reachable from the internet.</source>
        <translation>Phải tới được từ internet.</translation>
    </message>
</context>
<context>
    <name>AirBar</name>
    <message>
        <source>Nothing is on air.</source>
        <translation>Chưa phát gì.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Phát tiếp</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Mute all</source>
        <translation>Tắt tiếng hết</translation>
    </message>
    <message>
        <source>Nothing is playing.</source>
        <translation>Không có gì đang phát.</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Thôi</translation>
    </message>
    <message>
        <source>waiting for the service</source>
        <translation>đang chờ dịch vụ</translation>
    </message>
    <message>
        <source>not on air</source>
        <translation>chưa phát</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Phát sóng</translation>
    </message>
    <message>
        <source>hold · {key}</source>
        <translation>giữ · {key}</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>giữ</translation>
    </message>
    <message>
        <source>Keep holding</source>
        <translation>Giữ tiếp</translation>
    </message>
    <message>
        <source>Go live in {channel}</source>
        <translation>Phát sóng ở {channel}</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Kết thúc</translation>
    </message>
    <message>
        <source>End broadcast</source>
        <translation>Kết thúc phát</translation>
    </message>
    <message>
        <source>hold 1 s · {key}</source>
        <translation>giữ 1 giây · {key}</translation>
    </message>
    <message>
        <source>hold 1 s</source>
        <translation>giữ 1 giây</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} giây</translation>
    </message>
    <message>
        <source>Silence everything that leaves Airdesk</source>
        <translation>Tắt mọi âm thanh đi ra từ Airdesk</translation>
    </message>
    <message>
        <source>Ending…</source>
        <translation>Đang kết thúc…</translation>
    </message>
    <message>
        <source>End the broadcast</source>
        <translation>Kết thúc buổi phát</translation>
    </message>
    <message>
        <source>On air</source>
        <translation>Đang phát</translation>
    </message>
    <message>
        <source>Playlist</source>
        <translation>Danh sách</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Waiting for the service</source>
        <translation>Đang chờ dịch vụ</translation>
    </message>
    <message>
        <source>viewers unknown</source>
        <translation>không rõ số người xem</translation>
    </message>
    <message numerus="yes">
        <source>%n watching</source>
        <translation>
            <numerusform>%n đang xem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n đang chờ</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose channel…</source>
        <translation>Chọn kênh…</translation>
    </message>
    <message>
        <source>Broadcast channel {name}</source>
        <translation>Kênh phát {name}</translation>
    </message>
    <message>
        <source>Streaming channel</source>
        <translation>Kênh phát</translation>
    </message>
    <message>
        <source>Everything is muted.</source>
        <translation>Mọi thứ đang bị tắt tiếng.</translation>
    </message>
    <message>
        <source>The channel cannot change while on air.</source>
        <translation>Không thể đổi kênh khi đang phát.</translation>
    </message>
    <message>
        <source>Trying again in {n} s, try {tried} of {most}</source>
        <translation>Thử lại sau {n} giây, lần {tried}/{most}</translation>
    </message>
    <message>
        <source>The service is still reading the file. Long files can take up to 3 minutes.</source>
        <translation>Dịch vụ vẫn đang đọc tệp. Tệp dài có thể mất tới 3 phút.</translation>
    </message>
    <message>
        <source>Connecting again, try {tried} of {most}</source>
        <translation>Đang kết nối lại, lần {tried}/{most}</translation>
    </message>
    <message>
        <source>The list has ended and nothing is heard. What is added now is played at once.</source>
        <translation>Danh sách đã hết và không nghe thấy gì. Mục thêm vào bây giờ được phát ngay.</translation>
    </message>
    <message>
        <source>Nothing is heard until the service has read this item.</source>
        <translation>Không nghe thấy gì cho đến khi dịch vụ đọc xong mục này.</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Thử lại ngay</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Xóa báo lỗi</translation>
    </message>
    <message>
        <source>Programme position</source>
        <translation>Vị trí chương trình</translation>
    </message>
    <message>
        <source>Counted by Airdesk&apos;s own clock since the service&apos;s answer.</source>
        <translation>Tính theo đồng hồ của Airdesk từ khi dịch vụ trả lời.</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Chương trình</translation>
    </message>
    <message>
        <source>Nothing to play</source>
        <translation>Không có gì để phát</translation>
    </message>
    <message>
        <source>{position} of {length}</source>
        <translation>{position} trên {length}</translation>
    </message>
    <message>
        <source>Next  {titles}</source>
        <translation>Tiếp theo  {titles}</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n mục</numerusform>
        </translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>còn {time}</translation>
    </message>
    <message>
        <source>{items} · {time} left</source>
        <translation>{items} · còn {time}</translation>
    </message>
    <message>
        <source>Filter channels</source>
        <translation>Lọc kênh</translation>
    </message>
    <message>
        <source>This clan has no streaming channel yet.</source>
        <translation>Clan này chưa có kênh phát nào.</translation>
    </message>
    <message>
        <source>New streaming channel…</source>
        <translation>Kênh phát mới…</translation>
    </message>
</context>
<context>
    <name>Appearance</name>
    <message>
        <source>Appearance</source>
        <translation>Giao diện</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Green, yellow, red</source>
        <translation>Xanh lá, vàng, đỏ</translation>
    </message>
    <message>
        <source>Blue, yellow, orange</source>
        <translation>Xanh dương, vàng, cam</translation>
    </message>
    <message>
        <source>More contrast</source>
        <translation>Tương phản cao hơn</translation>
    </message>
    <message>
        <source>Clock with seconds</source>
        <translation>Đồng hồ có giây</translation>
    </message>
    <message>
        <source>Letters and digits act outside text fields</source>
        <translation>Phím chữ và số có tác dụng ngoài ô nhập chữ</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Giữ</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Hỏi</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Chủ đề</translation>
    </message>
    <message>
        <source>Ctrl+Plus and Ctrl+Minus change it too.</source>
        <translation>Ctrl+Cộng và Ctrl+Trừ cũng thay đổi được.</translation>
    </message>
    <message>
        <source>Interface size</source>
        <translation>Cỡ giao diện</translation>
    </message>
    <message>
        <source>Meter colours</source>
        <translation>Màu thang đo</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Độ tương phản</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Đồng hồ</translation>
    </message>
    <message>
        <source>F-keys and keys with Ctrl are not touched by this.</source>
        <translation>Phím F và phím kèm Ctrl không bị ảnh hưởng.</translation>
    </message>
    <message>
        <source>Single keys</source>
        <translation>Phím đơn</translation>
    </message>
    <message>
        <source>Go live and End broadcast act when they are held, or ask first at every press.</source>
        <translation>Phát sóng và Kết thúc phát có tác dụng khi giữ, hoặc hỏi trước mỗi lần nhấn.</translation>
    </message>
    <message>
        <source>Guarded buttons</source>
        <translation>Nút an toàn</translation>
    </message>
</context>
<context>
    <name>AsRun</name>
    <message>
        <source>On air</source>
        <translation>Đang phát</translation>
    </message>
    <message>
        <source>Played</source>
        <translation>Đã phát</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Đã bỏ qua</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Đã kết thúc</translation>
    </message>
    <message>
        <source>Ended (not confirmed)</source>
        <translation>Đã kết thúc (chưa xác nhận)</translation>
    </message>
    <message>
        <source>Link lost</source>
        <translation>Mất kết nối</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Lỗi</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Đã phát tiếp</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Đã bỏ cuộc</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Bị từ chối</translation>
    </message>
    <message>
        <source>Not offered</source>
        <translation>Không đưa lên</translation>
    </message>
    <message>
        <source>Airdesk was interrupted</source>
        <translation>Airdesk bị ngắt</translation>
    </message>
    <message>
        <source>Dead air</source>
        <translation>Sóng trống</translation>
    </message>
    <message>
        <source>On air, paused</source>
        <translation>Đang phát, tạm dừng</translation>
    </message>
    <message>
        <source>{result}: {reason}</source>
        <translation>{result}: {reason}</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>Kéo dài</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kênh</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Mục</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>{time} so far</source>
        <translation>{time} đến nay</translation>
    </message>
    <message>
        <source>Pause in {item}</source>
        <translation>Tạm dừng trong {item}</translation>
    </message>
    <message>
        <source>The log cannot be written: {reason}</source>
        <translation>Không ghi được nhật ký: {reason}</translation>
    </message>
    <message>
        <source>The log could not be read. A new one was started; the old file is kept as {name}.</source>
        <translation>Không đọc được nhật ký. Đã mở nhật ký mới; tệp cũ được giữ với tên {name}.</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>Mọi kênh</translation>
    </message>
    <message>
        <source>{entries}, {on_air} on air, {dead} dead air</source>
        <translation>{entries}, phát {on_air}, sóng trống {dead}</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n dòng</numerusform>
        </translation>
    </message>
    <message>
        <source>As-run log</source>
        <translation>Nhật ký phát sóng</translation>
    </message>
    <message>
        <source>Search channel, item, result</source>
        <translation>Tìm kênh, mục, kết quả</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Từ ngày</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Đến ngày</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>Xuất CSV…</translation>
    </message>
    <message>
        <source>Nothing was on air in this time.</source>
        <translation>Không có gì được phát trong thời gian này.</translation>
    </message>
    <message>
        <source>Times of this computer, {zone}</source>
        <translation>Giờ của máy này, {zone}</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>Xuất CSV</translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>Stop recording “{name}”?</source>
        <translation>Dừng ghi “{name}”?</translation>
    </message>
    <message>
        <source>{time}, {size} so far.</source>
        <translation>Đến nay {time}, {size}.</translation>
    </message>
    <message>
        <source>Keep recording</source>
        <translation>Ghi tiếp</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Stop all recordings?</source>
        <translation>Dừng mọi bản ghi?</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s): {names}.</source>
        <translation>
            <numerusform>%n bản ghi: {names}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>Dừng tất cả</translation>
    </message>
    <message>
        <source>Disconnect “{name}”?</source>
        <translation>Ngắt “{name}”?</translation>
    </message>
    <message>
        <source>Nothing more comes from {place}. What was recorded is saved.</source>
        <translation>Không còn gì đến từ {place}. Phần đã ghi được lưu lại.</translation>
    </message>
    <message>
        <source>Stay connected</source>
        <translation>Giữ kết nối</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Ngắt</translation>
    </message>
    <message>
        <source>Its recording ({time}) is saved. Coming back needs a new admission.</source>
        <translation>Bản ghi ({time}) được lưu. Muốn vào lại phải được duyệt lần nữa.</translation>
    </message>
    <message>
        <source>It is not being recorded. Coming back needs a new admission.</source>
        <translation>Nguồn này không được ghi. Muốn vào lại phải được duyệt lần nữa.</translation>
    </message>
    <message>
        <source>Remove “{name}” from the meeting?</source>
        <translation>Đưa “{name}” ra khỏi cuộc họp?</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Giữ lại</translation>
    </message>
    <message>
        <source>Remove bot</source>
        <translation>Gỡ bot</translation>
    </message>
    <message>
        <source>“{name}” has changed meanwhile. Nothing was done.</source>
        <translation>“{name}” đã thay đổi trong lúc đó. Chưa làm gì cả.</translation>
    </message>
</context>
<context>
    <name>Call</name>
    <message>
        <source>The invitation says that this call has ended.</source>
        <translation>Lời mời cho biết cuộc gọi này đã kết thúc.</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Ai đó</translation>
    </message>
    <message>
        <source>{name} has invited to this call.</source>
        <translation>{name} đã mời vào cuộc gọi này.</translation>
    </message>
    <message>
        <source>{name} has invited to this call, {when}.</source>
        <translation>{name} đã mời vào cuộc gọi này, {when}.</translation>
    </message>
    <message>
        <source>Call {name}: join with sound and picture.</source>
        <translation>Cuộc gọi {name}: tham gia với âm thanh và hình.</translation>
    </message>
    <message>
        <source>Call {name}</source>
        <translation>Cuộc gọi {name}</translation>
    </message>
    <message>
        <source>Call {name} has ended</source>
        <translation>Cuộc gọi {name} đã kết thúc</translation>
    </message>
    <message>
        <source>Hold {key}, or the button in the call’s panel.</source>
        <translation>Hãy giữ {key}, hoặc nút trong khung cuộc gọi.</translation>
    </message>
    <message>
        <source>Hold the button in the call’s panel.</source>
        <translation>Hãy giữ nút trong khung cuộc gọi.</translation>
    </message>
    <message>
        <source>The call service is not set up. Set it up in the settings.</source>
        <translation>Dịch vụ cuộc gọi chưa được thiết lập. Hãy thiết lập trong phần cài đặt.</translation>
    </message>
    <message>
        <source>You are in no call.</source>
        <translation>Bạn không ở trong cuộc gọi nào.</translation>
    </message>
    <message>
        <source>Leave the call?</source>
        <translation>Rời cuộc gọi?</translation>
    </message>
    <message numerus="yes">
        <source>%n others stay.</source>
        <translation>
            <numerusform>%n người khác ở lại.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Ở lại</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Rời</translation>
    </message>
    <message>
        <source>With push to talk the microphone is on only while the key is held.</source>
        <translation>Khi nhấn để nói, mic chỉ bật khi giữ phím.</translation>
    </message>
    <message>
        <source>This service has retired calls.</source>
        <translation>Dịch vụ này đã ngừng cuộc gọi.</translation>
    </message>
    <message>
        <source>Cough: your microphone is off while the key is held.</source>
        <translation>Ho: mic của bạn tắt khi giữ phím.</translation>
    </message>
    <message>
        <source>Your microphone is still off. Press {key} to turn it on.</source>
        <translation>Mic của bạn vẫn tắt. Nhấn {key} để bật.</translation>
    </message>
    <message>
        <source>Cough is locked: your microphone is off. Press {key} to turn it on.</source>
        <translation>Phím ho đang khóa: mic của bạn tắt. Nhấn {key} để bật.</translation>
    </message>
    <message>
        <source>COUGH locked</source>
        <translation>HO đã khóa</translation>
    </message>
    <message>
        <source>the demo studio</source>
        <translation>phòng thu demo</translation>
    </message>
    <message>
        <source>Microphone and camera allowed</source>
        <translation>Đã cho phép mic và camera</translation>
    </message>
    <message>
        <source>Microphone allowed</source>
        <translation>Đã cho phép mic</translation>
    </message>
    <message>
        <source>Connecting to {name}</source>
        <translation>Đang kết nối với {name}</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Đang kết nối</translation>
    </message>
    <message>
        <source>valid {time}</source>
        <translation>còn hạn {time}</translation>
    </message>
    <message>
        <source>{seconds} s of {most} s</source>
        <translation>{seconds} s trên {most} s</translation>
    </message>
    <message>
        <source>Token from the call service</source>
        <translation>Token từ dịch vụ cuộc gọi</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Đã tham gia</translation>
    </message>
    <message>
        <source>JOINED</source>
        <translation>ĐÃ THAM GIA</translation>
    </message>
    <message>
        <source>RECONNECTING</source>
        <translation>ĐANG KẾT NỐI LẠI</translation>
    </message>
    <message>
        <source>LEAVING</source>
        <translation>ĐANG RỜI</translation>
    </message>
    <message>
        <source>JOINING</source>
        <translation>ĐANG THAM GIA</translation>
    </message>
    <message>
        <source>ENDED</source>
        <translation>ĐÃ KẾT THÚC</translation>
    </message>
    <message>
        <source>token ends in {time}</source>
        <translation>token hết hạn sau {time}</translation>
    </message>
    <message>
        <source>token {time}</source>
        <translation>token {time}</translation>
    </message>
    <message>
        <source>token {time}, renews itself</source>
        <translation>token {time}, tự gia hạn</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Không rõ</translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation>{name} (bạn)</translation>
    </message>
    <message>
        <source>Weak connection</source>
        <translation>Kết nối yếu</translation>
    </message>
    <message>
        <source>Microphone off</source>
        <translation>Mic tắt</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>Đang nói</translation>
    </message>
    <message>
        <source>Microphone on</source>
        <translation>Mic bật</translation>
    </message>
    <message>
        <source>Not listened to</source>
        <translation>Không được nghe</translation>
    </message>
    <message>
        <source>Silenced for you</source>
        <translation>Đã tắt tiếng ở phía bạn</translation>
    </message>
    <message>
        <source>Volume 0</source>
        <translation>Âm lượng 0</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>Mặc định hệ thống</translation>
    </message>
    <message>
        <source>{name} (not connected)</source>
        <translation>{name} (chưa kết nối)</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mic</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Loa</translation>
    </message>
    <message>
        <source>Test sound</source>
        <translation>Thử âm thanh</translation>
    </message>
    <message>
        <source>Push to talk: hold {key}</source>
        <translation>Nhấn để nói: giữ {key}</translation>
    </message>
    <message>
        <source>The microphone is on only while the key, or “Talk” in the panel, is held.</source>
        <translation>Mic chỉ bật khi giữ phím hoặc nút “Nói” trong khung cuộc gọi.</translation>
    </message>
    <message>
        <source>Level of the microphone</source>
        <translation>Mức âm của mic</translation>
    </message>
    <message>
        <source>Join with the microphone off</source>
        <translation>Tham gia với mic tắt</translation>
    </message>
    <message>
        <source>Camera off</source>
        <translation>Tắt camera</translation>
    </message>
    <message>
        <source>No camera found.</source>
        <translation>Không tìm thấy camera.</translation>
    </message>
    <message>
        <source>No microphone found.</source>
        <translation>Không tìm thấy mic.</translation>
    </message>
    <message>
        <source>The camera is used by another program.</source>
        <translation>Camera đang được chương trình khác dùng.</translation>
    </message>
    <message>
        <source>It is used elsewhere.</source>
        <translation>Đang được chương trình khác dùng.</translation>
    </message>
    <message>
        <source>It was unplugged. The system’s default is used.</source>
        <translation>Thiết bị đã bị rút ra. Đang dùng thiết bị mặc định của hệ thống.</translation>
    </message>
    <message>
        <source>It does not work. Choose another one.</source>
        <translation>Thiết bị không hoạt động. Hãy chọn thiết bị khác.</translation>
    </message>
    <message>
        <source>The call service no longer offers calls for this account. Airdesk cannot bring them back. Ask the service’s support, or use a meeting bot as a source.</source>
        <translation>Dịch vụ cuộc gọi không còn phục vụ tài khoản này. Airdesk không thể khôi phục. Hãy hỏi bộ phận hỗ trợ của dịch vụ, hoặc dùng bot họp làm nguồn.</translation>
    </message>
    <message>
        <source>Preview, mirrored only for you</source>
        <translation>Xem trước, chỉ lật gương cho bạn</translation>
    </message>
    <message>
        <source>Camera is off</source>
        <translation>Camera đang tắt</translation>
    </message>
    <message>
        <source>Automatic: {name}</source>
        <translation>Tự động: {name}</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Tự động</translation>
    </message>
    <message>
        <source>The call service</source>
        <translation>Dịch vụ cuộc gọi</translation>
    </message>
    <message>
        <source>You are heard only while the key is held.</source>
        <translation>Chỉ nghe thấy bạn khi giữ phím.</translation>
    </message>
    <message>
        <source>“Talk” in the panel does the same.</source>
        <translation>Nút “Nói” trong khung cuộc gọi cũng vậy.</translation>
    </message>
    <message>
        <source>Your voice will be heard as soon as you join.</source>
        <translation>Mọi người nghe thấy bạn ngay khi bạn tham gia.</translation>
    </message>
    <message>
        <source>Mute before joining if you want to listen first.</source>
        <translation>Hãy tắt mic trước khi tham gia nếu muốn nghe trước.</translation>
    </message>
    <message>
        <source>You join with the microphone off.</source>
        <translation>Bạn tham gia với mic tắt.</translation>
    </message>
    <message>
        <source>Nobody hears you until you unmute.</source>
        <translation>Không ai nghe thấy bạn cho đến khi bạn bật mic.</translation>
    </message>
    <message>
        <source>Start call</source>
        <translation>Bắt đầu cuộc gọi</translation>
    </message>
    <message>
        <source>Join call</source>
        <translation>Tham gia cuộc gọi</translation>
    </message>
    <message>
        <source>Call ID</source>
        <translation>Mã cuộc gọi</translation>
    </message>
    <message>
        <source>Join with</source>
        <translation>Tham gia với</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dịch vụ</translation>
    </message>
    <message>
        <source>Joining</source>
        <translation>Đang tham gia</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Âm thanh</translation>
    </message>
    <message>
        <source>Audio and video</source>
        <translation>Âm thanh và hình</translation>
    </message>
    <message>
        <source>This is a page of 100ms and no call of the call service. Open it in the browser.</source>
        <translation>Đây là trang của 100ms, không phải cuộc gọi của dịch vụ cuộc gọi. Hãy mở trong trình duyệt.</translation>
    </message>
    <message>
        <source>Capital and small letters are the same.</source>
        <translation>Chữ hoa và chữ thường như nhau.</translation>
    </message>
    <message>
        <source>Capital and small letters are the same. A link from chat works too.</source>
        <translation>Chữ hoa và chữ thường như nhau. Liên kết từ trò chuyện cũng được.</translation>
    </message>
    <message>
        <source>Tell {channel}</source>
        <translation>Báo cho {channel}</translation>
    </message>
    <message>
        <source>Tell {channel} in Mezon</source>
        <translation>Báo cho {channel} trong Mezon</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Chép liên kết</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Mở trong trình duyệt</translation>
    </message>
    <message>
        <source>Invite a meeting bot…</source>
        <translation>Mời bot họp…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Stop joining</source>
        <translation>Dừng tham gia</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Mute before joining</source>
        <translation>Tắt mic trước khi tham gia</translation>
    </message>
    <message>
        <source>Join muted</source>
        <translation>Tham gia khi tắt mic</translation>
    </message>
    <message>
        <source>Joining…</source>
        <translation>Đang tham gia…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Nobody else is in the call yet.</source>
        <translation>Chưa có ai khác trong cuộc gọi.</translation>
    </message>
    <message>
        <source>You do not hear the call: you listen to other sources.</source>
        <translation>Bạn không nghe cuộc gọi: bạn đang nghe nguồn khác.</translation>
    </message>
    <message>
        <source>The connection is lost. Nobody hears you. It is tried again.</source>
        <translation>Mất kết nối. Không ai nghe thấy bạn. Đang thử lại.</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Tắt mic</translation>
    </message>
    <message>
        <source>MUTED</source>
        <translation>ĐÃ TẮT MIC</translation>
    </message>
    <message>
        <source>Mute the microphone</source>
        <translation>Tắt mic</translation>
    </message>
    <message>
        <source>Unmute the microphone</source>
        <translation>Bật mic</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>Nói</translation>
    </message>
    <message>
        <source>The microphone is on while this, or the key, is held.</source>
        <translation>Mic bật khi giữ nút này hoặc phím.</translation>
    </message>
    <message>
        <source>Cough</source>
        <translation>Ho</translation>
    </message>
    <message>
        <source>The microphone is off while this, or the key, is held.</source>
        <translation>Mic tắt khi giữ nút này hoặc phím.</translation>
    </message>
    <message>
        <source>Turn the camera off</source>
        <translation>Tắt camera</translation>
    </message>
    <message>
        <source>Turn the camera on</source>
        <translation>Bật camera</translation>
    </message>
    <message>
        <source>Invite others…</source>
        <translation>Mời người khác…</translation>
    </message>
    <message>
        <source>Microphone, camera and speaker…</source>
        <translation>Mic, camera và loa…</translation>
    </message>
    <message>
        <source>Volume of the call</source>
        <translation>Âm lượng cuộc gọi</translation>
    </message>
    <message>
        <source>Hear the call again</source>
        <translation>Nghe lại cuộc gọi</translation>
    </message>
    <message>
        <source>Level of the call</source>
        <translation>Mức âm của cuộc gọi</translation>
    </message>
    <message>
        <source>Listen to the call alone; with Shift: add it or take it away</source>
        <translation>Chỉ nghe cuộc gọi; với Shift: thêm vào hoặc bỏ ra</translation>
    </message>
    <message>
        <source>Listening to the call</source>
        <translation>Đang nghe cuộc gọi</translation>
    </message>
    <message>
        <source>Listen to the call</source>
        <translation>Nghe cuộc gọi</translation>
    </message>
    <message>
        <source>Silence the call for me</source>
        <translation>Tắt tiếng cuộc gọi ở phía tôi</translation>
    </message>
    <message>
        <source>Volume of the call: {percent} %</source>
        <translation>Âm lượng cuộc gọi: {percent} %</translation>
    </message>
    <message>
        <source>COUGH</source>
        <translation>HO</translation>
    </message>
</context>
<context>
    <name>Channels</name>
    <message>
        <source>Channels</source>
        <translation>Kênh</translation>
    </message>
    <message>
        <source>No clan</source>
        <translation>Chưa có clan</translation>
    </message>
    <message>
        <source>Clan {name}</source>
        <translation>Clan {name}</translation>
    </message>
    <message>
        <source>Mezon is not connected. Trying again in {n} s.</source>
        <translation>Mezon chưa kết nối. Thử lại sau {n} giây.</translation>
    </message>
    <message>
        <source>No streaming channel yet.</source>
        <translation>Chưa có kênh phát nào.</translation>
    </message>
    <message>
        <source>No channel matches “{text}”.</source>
        <translation>Không có kênh nào khớp với “{text}”.</translation>
    </message>
    <message>
        <source>This is the address of a channel.</source>
        <translation>Đây là địa chỉ của một kênh.</translation>
    </message>
    <message>
        <source>Enter goes there.</source>
        <translation>Nhấn Enter để đến đó.</translation>
    </message>
    <message>
        <source>This is not the address of a Mezon channel.</source>
        <translation>Đây không phải địa chỉ của một kênh Mezon.</translation>
    </message>
    <message>
        <source>Copy it in Mezon with “Copy link”.</source>
        <translation>Hãy sao chép trong Mezon bằng “Copy link”.</translation>
    </message>
    <message>
        <source>Use for broadcast</source>
        <translation>Dùng để phát sóng</translation>
    </message>
    <message>
        <source>Open chat</source>
        <translation>Mở trò chuyện</translation>
    </message>
    <message>
        <source>Copy channel link</source>
        <translation>Sao chép liên kết kênh</translation>
    </message>
    <message>
        <source>Copy channel id</source>
        <translation>Sao chép mã kênh</translation>
    </message>
    <message>
        <source>New streaming channel…</source>
        <translation>Kênh phát mới…</translation>
    </message>
    <message>
        <source>Find a clan</source>
        <translation>Tìm clan</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Làm mới</translation>
    </message>
    <message>
        <source>Copy clan id</source>
        <translation>Sao chép mã clan</translation>
    </message>
    <message>
        <source>Filter channels</source>
        <translation>Lọc kênh</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Thử ngay</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Chưa đăng nhập</translation>
    </message>
    <message>
        <source>Sign in to Mezon to see your clans and their channels.</source>
        <translation>Đăng nhập Mezon để xem các clan và kênh của bạn.</translation>
    </message>
    <message>
        <source>Sign in to Mezon…</source>
        <translation>Đăng nhập Mezon…</translation>
    </message>
    <message>
        <source>You are in no clan yet. Ask for an invitation in Mezon.</source>
        <translation>Bạn chưa ở trong clan nào. Hãy xin lời mời trong Mezon.</translation>
    </message>
    <message>
        <source>Loading channels…</source>
        <translation>Đang tải kênh…</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Xóa bộ lọc</translation>
    </message>
    <message>
        <source>New channel…</source>
        <translation>Kênh mới…</translation>
    </message>
    <message>
        <source>The channel list could not be read ({code}).</source>
        <translation>Không đọc được danh sách kênh ({code}).</translation>
    </message>
    <message>
        <source>No channels</source>
        <translation>Không có kênh</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>{name}, category, collapsed</source>
        <translation>{name}, danh mục, đã thu gọn</translation>
    </message>
    <message>
        <source>{name}, category</source>
        <translation>{name}, danh mục</translation>
    </message>
    <message>
        <source>private</source>
        <translation>riêng tư</translation>
    </message>
    <message>
        <source>on air</source>
        <translation>đang phát</translation>
    </message>
    <message>
        <source>somebody else is live</source>
        <translation>người khác đang phát</translation>
    </message>
    <message numerus="yes">
        <source>%n watching</source>
        <translation>
            <numerusform>%n đang xem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n chưa đọc</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n người đang chờ</numerusform>
        </translation>
    </message>
    <message>
        <source>viewers unknown</source>
        <translation>không rõ số người xem</translation>
    </message>
    <message>
        <source>text channel</source>
        <translation>kênh chữ</translation>
    </message>
    <message>
        <source>streaming channel</source>
        <translation>kênh phát</translation>
    </message>
    <message>
        <source>voice channel</source>
        <translation>kênh thoại</translation>
    </message>
    <message>
        <source>thread</source>
        <translation>chủ đề con</translation>
    </message>
    <message>
        <source>forum</source>
        <translation>diễn đàn</translation>
    </message>
    <message>
        <source>app</source>
        <translation>ứng dụng</translation>
    </message>
    <message>
        <source>announcements</source>
        <translation>thông báo</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>ĐANG PHÁT</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>TRỰC TIẾP</translation>
    </message>
    <message>
        <source>Sign in to Mezon first.</source>
        <translation>Hãy đăng nhập Mezon trước.</translation>
    </message>
    <message>
        <source>You may not create channels in this clan.</source>
        <translation>Bạn không được tạo kênh trong clan này.</translation>
    </message>
</context>
<context>
    <name>Chat</name>
    <message>
        <source>{count} of {limit}</source>
        <translation>{count} trên {limit}</translation>
    </message>
    <message>
        <source>Attach files (Ctrl+U)</source>
        <translation>Đính kèm tệp (Ctrl+U)</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Biểu tượng cảm xúc</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>Gửi (Enter)</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Gửi</translation>
    </message>
    <message>
        <source>Give up (Esc)</source>
        <translation>Thôi (Esc)</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Thôi</translation>
    </message>
    <message>
        <source>Message {name}</source>
        <translation>Nhắn tới {name}</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Tin nhắn</translation>
    </message>
    <message>
        <source>Replying to {name}</source>
        <translation>Đang trả lời {name}</translation>
    </message>
    <message>
        <source>Editing your message</source>
        <translation>Đang sửa tin nhắn của bạn</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>Tin nhắn đã xóa</translation>
    </message>
    <message>
        <source>This kind of message cannot be shown here.</source>
        <translation>Không hiển thị được loại tin nhắn này ở đây.</translation>
    </message>
    <message>
        <source>{name} has joined.</source>
        <translation>{name} đã tham gia.</translation>
    </message>
    <message>
        <source>{name} has opened a thread.</source>
        <translation>{name} đã mở một chủ đề con.</translation>
    </message>
    <message>
        <source>{name} has pinned a message.</source>
        <translation>{name} đã ghim một tin nhắn.</translation>
    </message>
    <message>
        <source>{name} has changed something in the clan.</source>
        <translation>{name} đã thay đổi thiết lập của clan.</translation>
    </message>
    <message>
        <source>{name} has announced an event.</source>
        <translation>{name} đã thông báo một sự kiện.</translation>
    </message>
    <message numerus="yes">
        <source>and %n other reaction(s)</source>
        <translation>
            <numerusform>và %n cảm xúc khác</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Đang gửi…</translation>
    </message>
    <message>
        <source>May have been sent.</source>
        <translation>Có thể đã được gửi.</translation>
    </message>
    <message>
        <source>Not sent.</source>
        <translation>Chưa gửi được.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Sign in to Mezon to read and write messages.</source>
        <translation>Đăng nhập Mezon để đọc và viết tin nhắn.</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Chưa đăng nhập</translation>
    </message>
    <message>
        <source>Sign in to Mezon…</source>
        <translation>Đăng nhập Mezon…</translation>
    </message>
    <message>
        <source>Messages between you and others appear here.</source>
        <translation>Tin nhắn giữa bạn và người khác hiện ở đây.</translation>
    </message>
    <message>
        <source>No conversations yet.</source>
        <translation>Chưa có cuộc trò chuyện nào.</translation>
    </message>
    <message>
        <source>New message…</source>
        <translation>Tin nhắn mới…</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Đang tải…</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Các cuộc trò chuyện</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Mới…</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Cuộc trò chuyện</translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n người khác</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n chưa đọc</numerusform>
        </translation>
    </message>
    <message>
        <source>The message you were changing was deleted. Your words are in the field.</source>
        <translation>Tin nhắn bạn đang sửa đã bị xóa. Nội dung của bạn còn trong ô soạn tin.</translation>
    </message>
    <message>
        <source>“{text}” is taken back for everybody. This cannot be undone.</source>
        <translation>“{text}” được thu hồi với mọi người. Không thể hoàn tác.</translation>
    </message>
    <message>
        <source>It is taken back for everybody, with its files. This cannot be undone.</source>
        <translation>Tin nhắn được thu hồi với mọi người, cùng các tệp của nó. Không thể hoàn tác.</translation>
    </message>
    <message>
        <source>Delete this message?</source>
        <translation>Xóa tin nhắn này?</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Giữ lại</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>The message that is answered is not here: it is further up, or was deleted.</source>
        <translation>Tin nhắn được trả lời không có ở đây: nó nằm phía trên hoặc đã bị xóa.</translation>
    </message>
    <message>
        <source>Chat of {name}</source>
        <translation>Trò chuyện của {name}</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Tin nhắn</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n tin nhắn mới</numerusform>
        </translation>
    </message>
    <message>
        <source>{time}: {text}</source>
        <translation>{time}: {text}</translation>
    </message>
    <message>
        <source>{name}, {time}: {text}</source>
        <translation>{name}, {time}: {text}</translation>
    </message>
    <message numerus="yes">
        <source>%n reaction(s)</source>
        <translation>
            <numerusform>%n cảm xúc</numerusform>
        </translation>
    </message>
    <message>
        <source>{time}, edited</source>
        <translation>{time}, đã sửa</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Hình ảnh</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Âm thanh</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>{name} is typing…</source>
        <translation>{name} đang nhập…</translation>
    </message>
    <message>
        <source>{name} and 1 other are typing…</source>
        <translation>{name} và 1 người khác đang nhập…</translation>
    </message>
    <message>
        <source>Several people are typing…</source>
        <translation>Nhiều người đang nhập…</translation>
    </message>
    <message>
        <source>The chat of the on-air channel is kept open. Unpin it to open another one.</source>
        <translation>Trò chuyện của kênh đang phát được giữ mở. Bỏ ghim để mở kênh khác.</translation>
    </message>
    <message>
        <source>Chat is back after {n} s. Only the newest messages are shown; scroll up for the others.</source>
        <translation>Trò chuyện đã trở lại sau {n} giây. Chỉ hiện những tin mới nhất; cuộn lên để xem các tin khác.</translation>
    </message>
    <message numerus="yes">
        <source>Chat is back after {n} s. %n message(s) that were missed are here.</source>
        <translation>
            <numerusform>Trò chuyện đã trở lại sau {n} giây. %n tin nhắn bị lỡ đã có ở đây.</numerusform>
        </translation>
    </message>
    <message>
        <source>Chat is back after {n} s. Nothing was missed.</source>
        <translation>Trò chuyện đã trở lại sau {n} giây. Không bị lỡ tin nào.</translation>
    </message>
    <message>
        <source>Copy conversation id</source>
        <translation>Sao chép mã cuộc trò chuyện</translation>
    </message>
    <message>
        <source>Copy channel link</source>
        <translation>Sao chép liên kết kênh</translation>
    </message>
    <message>
        <source>Copy channel id</source>
        <translation>Sao chép mã kênh</translation>
    </message>
    <message>
        <source>Go to date…</source>
        <translation>Đến ngày…</translation>
    </message>
    <message>
        <source>Go to the newest message</source>
        <translation>Đến tin nhắn mới nhất</translation>
    </message>
    <message>
        <source>Leave conversation…</source>
        <translation>Rời cuộc trò chuyện…</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Đính kèm tệp</translation>
    </message>
    <message>
        <source>Folders cannot be attached, only files.</source>
        <translation>Không thể đính kèm thư mục, chỉ đính kèm được tệp.</translation>
    </message>
    <message>
        <source>A message takes ten files. The others were left out.</source>
        <translation>Một tin nhắn chứa được mười tệp. Các tệp còn lại không được thêm.</translation>
    </message>
    <message>
        <source>The address of this file cannot be opened.</source>
        <translation>Không thể mở địa chỉ của tệp này.</translation>
    </message>
    <message>
        <source>Open this address in the browser?</source>
        <translation>Mở địa chỉ này trong trình duyệt?</translation>
    </message>
    <message>
        <source>Do not open</source>
        <translation>Không mở</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Pasted picture {time}</source>
        <translation>Ảnh đã dán {time}</translation>
    </message>
    <message>
        <source>The pasted picture could not be attached.</source>
        <translation>Không thể đính kèm ảnh đã dán.</translation>
    </message>
    <message>
        <source>Leave the group {name}?</source>
        <translation>Rời nhóm {name}?</translation>
    </message>
    <message>
        <source>Leave the conversation with {name}?</source>
        <translation>Rời cuộc trò chuyện với {name}?</translation>
    </message>
    <message>
        <source>It goes out of the list until somebody writes in it again.</source>
        <translation>Cuộc trò chuyện sẽ ra khỏi danh sách cho đến khi có người viết lại trong đó.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Ở lại</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Rời đi</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Trả lời</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Xóa…</translation>
    </message>
    <message>
        <source>React</source>
        <translation>Bày tỏ cảm xúc</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Thêm…</translation>
    </message>
    <message>
        <source>Take {emoji} away</source>
        <translation>Bỏ {emoji}</translation>
    </message>
    <message>
        <source>Open {name}…</source>
        <translation>Mở {name}…</translation>
    </message>
    <message>
        <source>File without a name</source>
        <translation>Tệp không có tên</translation>
    </message>
    <message>
        <source>Copy address of the file</source>
        <translation>Sao chép địa chỉ của tệp</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Sao chép địa chỉ</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Sao chép văn bản</translation>
    </message>
    <message>
        <source>Copy message id</source>
        <translation>Sao chép mã tin nhắn</translation>
    </message>
    <message>
        <source>Copy person’s id</source>
        <translation>Sao chép mã người dùng</translation>
    </message>
    <message>
        <source>People who may be meant</source>
        <translation>Những người có thể được nhắc đến</translation>
    </message>
    <message>
        <source>Everybody in this channel</source>
        <translation>Mọi người trong kênh này</translation>
    </message>
    <message>
        <source>Everybody with this role</source>
        <translation>Mọi người có vai trò này</translation>
    </message>
    <message>
        <source>Person with the id {id}</source>
        <translation>Người có mã {id}</translation>
    </message>
    <message>
        <source>Nobody is known by this name. An id from Mezon finds anybody.</source>
        <translation>Không biết ai có tên này. Dùng mã từ Mezon có thể tìm bất kỳ ai.</translation>
    </message>
    <message numerus="yes">
        <source>A group with %n other(s)</source>
        <translation>
            <numerusform>Nhóm với %n người khác</numerusform>
        </translation>
    </message>
    <message>
        <source>One person, or several for a group.</source>
        <translation>Một người, hoặc nhiều người để tạo nhóm.</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Tin nhắn mới</translation>
    </message>
    <message>
        <source>Find a person</source>
        <translation>Tìm một người</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Mọi người</translation>
    </message>
    <message>
        <source>Go to date</source>
        <translation>Đến ngày</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>A day long ago takes a while: everything since then is read.</source>
        <translation>Ngày đã lâu sẽ mất một lúc: mọi tin từ ngày đó đều được đọc.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Đến</translation>
    </message>
    <message>
        <source>Start conversation</source>
        <translation>Bắt đầu trò chuyện</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Reading back to {date}…</source>
        <translation>Đang đọc lại đến ngày {date}…</translation>
    </message>
    <message>
        <source>Older messages could not be read.</source>
        <translation>Không đọc được các tin nhắn cũ hơn.</translation>
    </message>
    <message>
        <source>Loading messages…</source>
        <translation>Đang tải tin nhắn…</translation>
    </message>
    <message>
        <source>Chat is not connected.</source>
        <translation>Trò chuyện chưa kết nối.</translation>
    </message>
    <message>
        <source>Chat is not connected. Trying again in {n} s.</source>
        <translation>Trò chuyện chưa kết nối. Thử lại sau {n} giây.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Thử ngay</translation>
    </message>
    <message>
        <source>Chat is not connected. Connecting…</source>
        <translation>Trò chuyện chưa kết nối. Đang kết nối…</translation>
    </message>
    <message>
        <source>You may read here, but not write.</source>
        <translation>Bạn được đọc ở đây, nhưng không được viết.</translation>
    </message>
    <message>
        <source>Reading what was said meanwhile…</source>
        <translation>Đang đọc những gì đã được nói trong lúc đó…</translation>
    </message>
    <message>
        <source>What was said meanwhile could not be read.</source>
        <translation>Không đọc được những gì đã được nói trong lúc đó.</translation>
    </message>
    <message>
        <source>Sign in to Mezon to read and write in its channels.</source>
        <translation>Đăng nhập Mezon để đọc và viết trong các kênh.</translation>
    </message>
    <message>
        <source>The chat of the channel you select appears here.</source>
        <translation>Trò chuyện của kênh bạn chọn hiện ở đây.</translation>
    </message>
    <message>
        <source>No channel open</source>
        <translation>Chưa mở kênh nào</translation>
    </message>
    <message>
        <source>Opening the chat…</source>
        <translation>Đang mở trò chuyện…</translation>
    </message>
    <message>
        <source>The chat could not be read ({code}).</source>
        <translation>Không đọc được trò chuyện ({code}).</translation>
    </message>
    <message>
        <source>No messages</source>
        <translation>Không có tin nhắn</translation>
    </message>
    <message>
        <source>No messages yet.</source>
        <translation>Chưa có tin nhắn nào.</translation>
    </message>
    <message>
        <source>Say hello.</source>
        <translation>Hãy gửi lời chào.</translation>
    </message>
    <message>
        <source>Back to the conversations (Esc)</source>
        <translation>Quay lại các cuộc trò chuyện (Esc)</translation>
    </message>
    <message>
        <source>Back to the conversations</source>
        <translation>Quay lại các cuộc trò chuyện</translation>
    </message>
    <message>
        <source>Keep the chat of the on-air channel open</source>
        <translation>Giữ mở trò chuyện của kênh đang phát</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>More about {name}</source>
        <translation>Thêm về {name}</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Trò chuyện</translation>
    </message>
    <message>
        <source>Viewers</source>
        <translation>Người xem</translation>
    </message>
    <message>
        <source>Chat, viewers, messages</source>
        <translation>Trò chuyện, người xem, tin nhắn</translation>
    </message>
    <message>
        <source>Upload of {file}</source>
        <translation>Tải lên {file}</translation>
    </message>
    <message>
        <source>Stop the upload of {file}</source>
        <translation>Dừng tải lên {file}</translation>
    </message>
    <message>
        <source>Take {file} off the message</source>
        <translation>Gỡ {file} khỏi tin nhắn</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>Gỡ ra</translation>
    </message>
    <message>
        <source>Not attached: {reason}</source>
        <translation>Chưa được đính kèm: {reason}</translation>
    </message>
    <message>
        <source>Not attached.</source>
        <translation>Chưa được đính kèm.</translation>
    </message>
    <message>
        <source>{size}, ready</source>
        <translation>{size}, sẵn sàng</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>Đang chờ…</translation>
    </message>
    <message>
        <source>{sent} of {size}</source>
        <translation>{sent} trên {size}</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Hình ảnh</translation>
    </message>
    <message>
        <source>The picture could not be read.</source>
        <translation>Không đọc được hình ảnh.</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Mở trong trình duyệt</translation>
    </message>
    <message numerus="yes">
        <source>%n watching</source>
        <translation>
            <numerusform>%n đang xem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n người đang chờ</numerusform>
        </translation>
    </message>
    <message>
        <source>Who is watching is not known now.</source>
        <translation>Hiện không rõ ai đang xem.</translation>
    </message>
    <message>
        <source>The viewer list could not be read. The number may be wrong.</source>
        <translation>Không đọc được danh sách người xem. Con số có thể không đúng.</translation>
    </message>
    <message>
        <source>Nobody matches “{text}”.</source>
        <translation>Không ai khớp với “{text}”.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Xóa bộ lọc</translation>
    </message>
    <message>
        <source>Select a streaming channel to see who is watching.</source>
        <translation>Chọn một kênh phát để xem ai đang xem.</translation>
    </message>
    <message>
        <source>No streaming channel open</source>
        <translation>Chưa mở kênh phát nào</translation>
    </message>
    <message>
        <source>Who watches this channel appears here.</source>
        <translation>Người xem kênh này hiện ở đây.</translation>
    </message>
    <message>
        <source>Nobody is watching yet.</source>
        <translation>Chưa có ai xem.</translation>
    </message>
    <message>
        <source>Loading viewers…</source>
        <translation>Đang tải danh sách người xem…</translation>
    </message>
    <message>
        <source>Filter viewers</source>
        <translation>Lọc người xem</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Một người</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>từ {time}</translation>
    </message>
    <message>
        <source>last confirmed {time}</source>
        <translation>xác nhận lần cuối {time}</translation>
    </message>
    <message>
        <source>perhaps gone</source>
        <translation>có thể đã rời đi</translation>
    </message>
    <message>
        <source>Only the newest {n} messages can be read here; the first of them is of {date}.</source>
        <translation>Ở đây chỉ đọc được {n} tin nhắn mới nhất; tin đầu tiên là của ngày {date}.</translation>
    </message>
    <message>
        <source>That day could not be reached. What is here begins on {date}.</source>
        <translation>Không đến được ngày đó. Tin nhắn ở đây bắt đầu từ {date}.</translation>
    </message>
    <message>
        <source>Nothing was said since then.</source>
        <translation>Từ ngày đó chưa có tin nhắn nào.</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message numerus="yes">
        <source>The first item begins with %n second(s) of silence.</source>
        <translation>
            <numerusform>Mục đầu tiên bắt đầu bằng %n giây im lặng.</numerusform>
        </translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Đã đăng nhập</translation>
    </message>
    <message>
        <source>Streaming channel</source>
        <translation>Kênh phát</translation>
    </message>
    <message>
        <source>Who broadcasts</source>
        <translation>Người phát</translation>
    </message>
    <message>
        <source>Streaming service</source>
        <translation>Dịch vụ phát</translation>
    </message>
    <message>
        <source>Nobody else is live there</source>
        <translation>Không ai khác đang phát ở đó</translation>
    </message>
    <message>
        <source>Playlist</source>
        <translation>Danh sách phát</translation>
    </message>
    <message>
        <source>First item</source>
        <translation>Mục đầu tiên</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Âm thanh</translation>
    </message>
    <message>
        <source>Space on the disk</source>
        <translation>Chỗ trống trên đĩa</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>Chùm khóa</translation>
    </message>
    <message>
        <source>Not known.</source>
        <translation>Không rõ.</translation>
    </message>
    <message>
        <source>Sign in to Mezon first.</source>
        <translation>Hãy đăng nhập Mezon trước.</translation>
    </message>
    <message>
        <source>Choose a channel.</source>
        <translation>Hãy chọn một kênh.</translation>
    </message>
    <message>
        <source>It is no longer among your channels. Choose another.</source>
        <translation>Kênh không còn trong các kênh của bạn. Hãy chọn kênh khác.</translation>
    </message>
    <message>
        <source>This is not a streaming channel. Choose another.</source>
        <translation>Đây không phải kênh phát. Hãy chọn kênh khác.</translation>
    </message>
    <message>
        <source>Choose in the settings who broadcasts.</source>
        <translation>Hãy chọn người phát trong phần cài đặt.</translation>
    </message>
    <message>
        <source>Mezon is not connected.</source>
        <translation>Chưa kết nối với Mezon.</translation>
    </message>
    <message>
        <source>It did not answer when it was asked last.</source>
        <translation>Lần hỏi gần nhất, dịch vụ không trả lời.</translation>
    </message>
    <message>
        <source>Somebody else is live. Going live may end their broadcast.</source>
        <translation>Người khác đang phát. Nếu bạn phát, buổi phát của họ có thể bị ngắt.</translation>
    </message>
    <message>
        <source>Nobody can say whether somebody is live there.</source>
        <translation>Không biết có ai đang phát ở đó không.</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>Danh sách trống.</translation>
    </message>
    <message>
        <source>No item can be played.</source>
        <translation>Không mục nào phát được.</translation>
    </message>
    <message>
        <source>Being checked.</source>
        <translation>Đang kiểm tra.</translation>
    </message>
    <message>
        <source>The first item has a sound track. How loud it is, is not known.</source>
        <translation>Mục đầu tiên có đường tiếng. Chưa biết tiếng to đến mức nào.</translation>
    </message>
    <message>
        <source>Little space is left for recordings.</source>
        <translation>Còn ít chỗ cho bản ghi.</translation>
    </message>
    <message>
        <source>It does not answer. A new sign-in would not be kept.</source>
        <translation>Chùm khóa không trả lời. Lần đăng nhập mới sẽ không được lưu.</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Chưa đăng nhập</translation>
    </message>
    <message>
        <source>sign in first</source>
        <translation>đăng nhập trước</translation>
    </message>
    <message>
        <source>No channel chosen</source>
        <translation>Chưa chọn kênh</translation>
    </message>
    <message>
        <source>choose a channel</source>
        <translation>chọn kênh</translation>
    </message>
    <message>
        <source>Channel is gone</source>
        <translation>Kênh không còn nữa</translation>
    </message>
    <message>
        <source>Not for streaming</source>
        <translation>Không phải kênh phát</translation>
    </message>
    <message>
        <source>Nobody broadcasts</source>
        <translation>Chưa có người phát</translation>
    </message>
    <message>
        <source>choose who</source>
        <translation>chọn người phát</translation>
    </message>
    <message>
        <source>Mezon not connected</source>
        <translation>Chưa kết nối Mezon</translation>
    </message>
    <message>
        <source>Service not reached</source>
        <translation>Không tới được dịch vụ</translation>
    </message>
    <message>
        <source>Nothing to play</source>
        <translation>Không có gì để phát</translation>
    </message>
    <message>
        <source>nothing to play</source>
        <translation>chưa có gì</translation>
    </message>
    <message>
        <source>Nothing is ready</source>
        <translation>Chưa có gì sẵn sàng</translation>
    </message>
    <message>
        <source>no item ready</source>
        <translation>chưa sẵn sàng</translation>
    </message>
    <message>
        <source>Checking the item</source>
        <translation>Đang kiểm tra</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>đang kiểm tra</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>There is no source {n}.</source>
        <translation>Không có nguồn {n}.</translation>
    </message>
    <message>
        <source>There are no sources.</source>
        <translation>Không có nguồn nào.</translation>
    </message>
    <message>
        <source>The ingest is not listening.</source>
        <translation>Cổng nhận không lắng nghe.</translation>
    </message>
    <message>
        <source>No source is selected.</source>
        <translation>Chưa chọn nguồn nào.</translation>
    </message>
    <message>
        <source>This source is over.</source>
        <translation>Nguồn này đã kết thúc.</translation>
    </message>
    <message>
        <source>Only a bot in a Google Meet meeting can be paused.</source>
        <translation>Chỉ tạm dừng được bot trong cuộc họp Google Meet.</translation>
    </message>
    <message>
        <source>Pause in meeting</source>
        <translation>Tạm dừng trong cuộc họp</translation>
    </message>
    <message>
        <source>Resume in meeting</source>
        <translation>Tiếp tục trong cuộc họp</translation>
    </message>
    <message>
        <source>Unmute here</source>
        <translation>Bật tiếng ở đây</translation>
    </message>
    <message>
        <source>Mute here</source>
        <translation>Tắt tiếng ở đây</translation>
    </message>
    <message>
        <source>There is no place beyond.</source>
        <translation>Không còn chỗ nào nữa.</translation>
    </message>
    <message>
        <source>It was not invited from here.</source>
        <translation>Không được mời từ đây.</translation>
    </message>
    <message>
        <source>Remove tile</source>
        <translation>Gỡ ô</translation>
    </message>
    <message>
        <source>Remove bot…</source>
        <translation>Gỡ bot…</translation>
    </message>
    <message>
        <source>Disconnect…</source>
        <translation>Ngắt…</translation>
    </message>
    <message>
        <source>Stop recording…</source>
        <translation>Dừng ghi…</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Ghi</translation>
    </message>
    <message>
        <source>Stop all…</source>
        <translation>Dừng tất cả…</translation>
    </message>
    <message>
        <source>Record all</source>
        <translation>Ghi tất cả</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Không có gì để hoàn tác.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Không có gì để làm lại.</translation>
    </message>
    <message>
        <source>The wall is in this window.</source>
        <translation>Tường hình đang ở cửa sổ này.</translation>
    </message>
    <message>
        <source>This is the largest size.</source>
        <translation>Đây là cỡ lớn nhất.</translation>
    </message>
    <message>
        <source>This is the smallest size.</source>
        <translation>Đây là cỡ nhỏ nhất.</translation>
    </message>
    <message>
        <source>Nothing is kept as layout {n}.</source>
        <translation>Chưa lưu gì ở bố cục {n}.</translation>
    </message>
    <message>
        <source>Layout {n}: {name}</source>
        <translation>Bố cục {n}: {name}</translation>
    </message>
    <message>
        <source>New streaming channel…</source>
        <translation>Kênh phát mới…</translation>
    </message>
    <message>
        <source>As-run log…</source>
        <translation>Nhật ký phát sóng…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Cài đặt…</translation>
    </message>
    <message>
        <source>Export settings…</source>
        <translation>Xuất cài đặt…</translation>
    </message>
    <message>
        <source>Import settings…</source>
        <translation>Nhập cài đặt…</translation>
    </message>
    <message>
        <source>Sign in to Mezon…</source>
        <translation>Đăng nhập Mezon…</translation>
    </message>
    <message>
        <source>Sign out of Mezon…</source>
        <translation>Đăng xuất Mezon…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kênh</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Bản trộn</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Trò chuyện</translation>
    </message>
    <message>
        <source>Grid layout</source>
        <translation>Bố cục lưới</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Toàn màn hình</translation>
    </message>
    <message>
        <source>Bring the wall back</source>
        <translation>Đưa tường hình về</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Lớn hơn</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Nhỏ hơn</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>Cỡ thường</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Choose channel…</source>
        <translation>Chọn kênh…</translation>
    </message>
    <message>
        <source>Playlist…</source>
        <translation>Danh sách phát…</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>Invite a meeting bot…</source>
        <translation>Mời bot vào cuộc họp…</translation>
    </message>
    <message>
        <source>Add address…</source>
        <translation>Thêm địa chỉ…</translation>
    </message>
    <message>
        <source>Open a test source</source>
        <translation>Mở nguồn thử</translation>
    </message>
    <message>
        <source>Listen to this alone</source>
        <translation>Chỉ nghe nguồn này</translation>
    </message>
    <message>
        <source>Listen to this as well</source>
        <translation>Nghe thêm nguồn này</translation>
    </message>
    <message>
        <source>Clear over-lamps</source>
        <translation>Tắt đèn báo quá mức</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Đổi tên…</translation>
    </message>
    <message>
        <source>Copy text for host</source>
        <translation>Sao chép lời nhắn cho chủ phòng</translation>
    </message>
    <message>
        <source>Copy ingest address</source>
        <translation>Sao chép địa chỉ nhận</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Sao chép chẩn đoán</translation>
    </message>
    <message>
        <source>Move tile one place forward</source>
        <translation>Dời ô lên một chỗ</translation>
    </message>
    <message>
        <source>Move tile one place back</source>
        <translation>Dời ô xuống một chỗ</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>Focus source {n}</source>
        <translation>Lấy nguồn {n} làm tiêu điểm</translation>
    </message>
    <message>
        <source>Listen to source {n}</source>
        <translation>Nghe nguồn {n}</translation>
    </message>
    <message>
        <source>Auto or Desk</source>
        <translation>Tự động hoặc Bàn trộn</translation>
    </message>
    <message>
        <source>Add input…</source>
        <translation>Thêm đầu vào…</translation>
    </message>
    <message>
        <source>Add output…</source>
        <translation>Thêm đầu ra…</translation>
    </message>
    <message>
        <source>Set up the mix…</source>
        <translation>Thiết lập bản trộn…</translation>
    </message>
    <message>
        <source>Scenes…</source>
        <translation>Cảnh trộn…</translation>
    </message>
    <message>
        <source>Copy a play address…</source>
        <translation>Sao chép địa chỉ phát…</translation>
    </message>
    <message>
        <source>Mute input {n}</source>
        <translation>Tắt tiếng đầu vào {n}</translation>
    </message>
    <message>
        <source>Start call…</source>
        <translation>Bắt đầu cuộc gọi…</translation>
    </message>
    <message>
        <source>Join call…</source>
        <translation>Tham gia cuộc gọi…</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mic</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Cough (hold)</source>
        <translation>Ho (giữ)</translation>
    </message>
    <message>
        <source>Leave call</source>
        <translation>Rời cuộc gọi</translation>
    </message>
    <message>
        <source>Next panel</source>
        <translation>Khung kế tiếp</translation>
    </message>
    <message>
        <source>Previous panel</source>
        <translation>Khung trước</translation>
    </message>
    <message>
        <source>Go to the channels</source>
        <translation>Đến danh sách kênh</translation>
    </message>
    <message>
        <source>Go to the wall</source>
        <translation>Tới tường hình</translation>
    </message>
    <message>
        <source>Go to the mix</source>
        <translation>Đến bản trộn</translation>
    </message>
    <message>
        <source>Go to the chat</source>
        <translation>Đến trò chuyện</translation>
    </message>
    <message>
        <source>Go to the on-air bar</source>
        <translation>Đến thanh phát sóng</translation>
    </message>
    <message>
        <source>Go to the call</source>
        <translation>Tới cuộc gọi</translation>
    </message>
    <message>
        <source>Go to channel or person…</source>
        <translation>Đến kênh hoặc người…</translation>
    </message>
    <message>
        <source>Filter channels</source>
        <translation>Lọc kênh</translation>
    </message>
    <message>
        <source>Next channel</source>
        <translation>Kênh kế tiếp</translation>
    </message>
    <message>
        <source>Previous channel</source>
        <translation>Kênh trước</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Thông báo</translation>
    </message>
    <message>
        <source>Show the last closed notice</source>
        <translation>Hiện thông báo vừa đóng</translation>
    </message>
    <message>
        <source>Layout {n}</source>
        <translation>Bố cục {n}</translation>
    </message>
    <message>
        <source>Save layout as…</source>
        <translation>Lưu bố cục thành…</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Đặt lại bố cục</translation>
    </message>
    <message>
        <source>Airdesk help</source>
        <translation>Trợ giúp Airdesk</translation>
    </message>
    <message>
        <source>What’s this?</source>
        <translation>Đây là gì?</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Your first evening</source>
        <translation>Buổi tối đầu tiên</translation>
    </message>
    <message>
        <source>When something breaks</source>
        <translation>Khi có sự cố</translation>
    </message>
    <message>
        <source>Connect services…</source>
        <translation>Kết nối dịch vụ…</translation>
    </message>
    <message>
        <source>Welcome to Airdesk</source>
        <translation>Chào mừng đến với Airdesk</translation>
    </message>
    <message>
        <source>Open the demo studio</source>
        <translation>Mở phòng thu demo</translation>
    </message>
    <message>
        <source>Leave the demo studio</source>
        <translation>Rời phòng thu demo</translation>
    </message>
    <message>
        <source>Collect diagnostics…</source>
        <translation>Thu thập chẩn đoán…</translation>
    </message>
    <message>
        <source>Health…</source>
        <translation>Tình trạng…</translation>
    </message>
    <message>
        <source>About Airdesk</source>
        <translation>Giới thiệu Airdesk</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Xem</translation>
    </message>
    <message>
        <source>Wall on another screen</source>
        <translation>Tường hình ở màn hình khác</translation>
    </message>
    <message>
        <source>Interface size</source>
        <translation>Cỡ giao diện</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Chủ đề</translation>
    </message>
    <message>
        <source>Broadcast</source>
        <translation>Phát sóng</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Focus source</source>
        <translation>Lấy nguồn làm tiêu điểm</translation>
    </message>
    <message>
        <source>Listen to source</source>
        <translation>Nghe nguồn</translation>
    </message>
    <message>
        <source>Mute input</source>
        <translation>Tắt tiếng đầu vào</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Cuộc gọi</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Cửa sổ</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>Bố cục</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>A broadcast is under way.</source>
        <translation>Đang có một buổi phát.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Thôi</translation>
    </message>
    <message>
        <source>End broadcast…</source>
        <translation>Kết thúc phát…</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Thử lại ngay</translation>
    </message>
    <message>
        <source>Go live…</source>
        <translation>Phát sóng…</translation>
    </message>
    <message>
        <source>Try again…</source>
        <translation>Thử lại…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Stop mix…</source>
        <translation>Dừng trộn…</translation>
    </message>
    <message>
        <source>Start mix…</source>
        <translation>Bắt đầu trộn…</translation>
    </message>
    <message>
        <source>The mix is being stopped.</source>
        <translation>Bản trộn đang được dừng.</translation>
    </message>
    <message>
        <source>See the panel of the mix.</source>
        <translation>Xem khung bản trộn.</translation>
    </message>
    <message>
        <source>Switch to Auto</source>
        <translation>Chuyển sang Tự động</translation>
    </message>
    <message>
        <source>Switch to Desk</source>
        <translation>Chuyển sang Bàn trộn</translation>
    </message>
    <message>
        <source>No play address is known.</source>
        <translation>Chưa biết địa chỉ phát nào.</translation>
    </message>
    <message>
        <source>Unmute {n}: {name}</source>
        <translation>Bật tiếng {n}: {name}</translation>
    </message>
    <message>
        <source>Mute {n}: {name}</source>
        <translation>Tắt tiếng {n}: {name}</translation>
    </message>
    <message>
        <source>There is no input {n}.</source>
        <translation>Không có đầu vào {n}.</translation>
    </message>
    <message>
        <source>Connect ZEGOCLOUD first.</source>
        <translation>Hãy kết nối ZEGOCLOUD trước.</translation>
    </message>
    <message>
        <source>Release Mute all…</source>
        <translation>Bỏ tắt tiếng hết…</translation>
    </message>
    <message>
        <source>Mute all</source>
        <translation>Tắt tiếng hết</translation>
    </message>
</context>
<context>
    <name>Connect</name>
    <message>
        <source>Step {n} of {count}</source>
        <translation>Bước {n} trên {count}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Tiếp</translation>
    </message>
    <message>
        <source>This service is not set up yet. Set it up, or skip it.</source>
        <translation>Dịch vụ này chưa được thiết lập. Hãy thiết lập hoặc bỏ qua.</translation>
    </message>
    <message>
        <source>Connect services</source>
        <translation>Kết nối dịch vụ</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>What is connected</source>
        <translation>Đã kết nối những gì</translation>
    </message>
    <message>
        <source>You can change and test each of them at any time in Settings › Services.</source>
        <translation>Bạn có thể đổi và thử từng dịch vụ bất cứ lúc nào ở Cài đặt › Dịch vụ.</translation>
    </message>
    <message>
        <source>Mezon carries your channels, the chat and the broadcast. Connect it first.</source>
        <translation>Mezon mang các kênh, trò chuyện và buổi phát của bạn. Hãy kết nối Mezon trước.</translation>
    </message>
    <message>
        <source>MeetStream sends bots into meetings. Each becomes a source on the wall.</source>
        <translation>MeetStream đưa bot vào cuộc họp. Mỗi bot là một nguồn trên tường hình.</translation>
    </message>
    <message>
        <source>ZEGOCLOUD mixes the voices of a room. You need it only for the cloud mix.</source>
        <translation>ZEGOCLOUD trộn tiếng của một phòng. Bạn chỉ cần khi dùng bản trộn trên đám mây.</translation>
    </message>
    <message>
        <source>Calls bring guests in by voice or picture. You need them only to make calls.</source>
        <translation>Cuộc gọi đưa khách vào bằng tiếng hoặc hình. Bạn chỉ cần khi muốn gọi.</translation>
    </message>
    <message>
        <source>Sign in with your e-mail address and the code that Mezon sends you. For broadcasts take a bot: whoever made it in Mezon has its App ID and token.</source>
        <translation>Đăng nhập bằng địa chỉ e-mail của bạn và mã mà Mezon gửi. Để phát sóng, hãy dùng bot: người tạo bot trong Mezon giữ App ID và token của bot.</translation>
    </message>
    <message>
        <source>Copy the API key from the dashboard of your MeetStream account. Store it here, then test.</source>
        <translation>Sao chép khóa API từ bảng điều khiển của tài khoản MeetStream. Lưu ở đây rồi thử.</translation>
    </message>
    <message>
        <source>App ID and server secret stand in the console of ZEGOCLOUD, at your project. The room is the one your guests speak in.</source>
        <translation>App ID và ServerSecret có trong bảng điều khiển của ZEGOCLOUD, ở dự án của bạn. Phòng là phòng mà khách của bạn nói chuyện.</translation>
    </message>
    <message>
        <source>Whoever runs the call app gives you its API key, your user and your user token. The API secret stays with them.</source>
        <translation>Người vận hành ứng dụng cuộc gọi cấp cho bạn khóa API, người dùng và token người dùng. Mã bí mật API ở lại với họ.</translation>
    </message>
    <message>
        <source>Connect services…</source>
        <translation>Kết nối dịch vụ…</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Answer of the service</source>
        <translation>Trả lời của dịch vụ</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>Bot</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Sao chép chẩn đoán</translation>
    </message>
    <message>
        <source>Loudness, 0.4 s</source>
        <translation>Độ to, 0,4 giây</translation>
    </message>
    <message>
        <source>Loudness, 3 s</source>
        <translation>Độ to, 3 giây</translation>
    </message>
    <message>
        <source>Loudness of all</source>
        <translation>Độ to toàn bộ</translation>
    </message>
    <message>
        <source>True peak</source>
        <translation>Đỉnh thực</translation>
    </message>
    <message>
        <source>Against {target}</source>
        <translation>So với {target}</translation>
    </message>
</context>
<context>
    <name>Diagnostics</name>
    <message>
        <source>Save diagnostics</source>
        <translation>Lưu chẩn đoán</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>Đã lưu thành {file}.</translation>
    </message>
    <message>
        <source>It could not be saved: {reason}. Choose another folder.</source>
        <translation>Không lưu được: {reason}. Hãy chọn thư mục khác.</translation>
    </message>
    <message>
        <source>{size} of text, before it is packed.</source>
        <translation>{size} văn bản, trước khi nén.</translation>
    </message>
    <message>
        <source>Collect diagnostics</source>
        <translation>Thu thập chẩn đoán</translation>
    </message>
    <message>
        <source>This is what support would see. Keys, tokens and the secret parts of addresses are taken out. Names of sources, channels and folders are in it. Uncheck what you do not want to give away.</source>
        <translation>Đây là những gì bộ phận hỗ trợ sẽ thấy. Khóa, token và phần bí mật của địa chỉ đã được gỡ bỏ. Tên nguồn, kênh và thư mục vẫn còn trong đó. Hãy bỏ chọn những gì bạn không muốn gửi đi.</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Các phần</translation>
    </message>
    <message>
        <source>Text of the chosen part</source>
        <translation>Nội dung của phần đã chọn</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Tiến độ</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Lưu…</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Nhật ký</translation>
    </message>
    <message>
        <source>Older log</source>
        <translation>Nhật ký cũ hơn</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Phiên bản</translation>
    </message>
    <message>
        <source>State of the desk</source>
        <translation>Trạng thái bàn điều khiển</translation>
    </message>
    <message>
        <source>Settings, without secrets</source>
        <translation>Cài đặt, không có phần bí mật</translation>
    </message>
    <message>
        <source>How the streams go</source>
        <translation>Tình trạng các luồng</translation>
    </message>
    <message>
        <source>Health of the last hour</source>
        <translation>Tình trạng trong giờ qua</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Thông báo</translation>
    </message>
    <message>
        <source>Traces of crashes</source>
        <translation>Dấu vết sự cố</translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>Call</source>
        <translation>Cuộc gọi</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kênh</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Trò chuyện</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Bản trộn</translation>
    </message>
    <message>
        <source>On air</source>
        <translation>Phát sóng</translation>
    </message>
    <message>
        <source>Dock</source>
        <translation>Gắn vào</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>Tách ra</translation>
    </message>
    <message>
        <source>Close panel</source>
        <translation>Đóng khung</translation>
    </message>
</context>
<context>
    <name>Emoji</name>
    <message>
        <source>thumbs up</source>
        <translation>thích</translation>
    </message>
    <message>
        <source>heart</source>
        <translation>trái tim</translation>
    </message>
    <message>
        <source>tears of joy</source>
        <translation>cười ra nước mắt</translation>
    </message>
    <message>
        <source>party</source>
        <translation>ăn mừng</translation>
    </message>
    <message>
        <source>applause</source>
        <translation>vỗ tay</translation>
    </message>
    <message>
        <source>fire</source>
        <translation>lửa</translation>
    </message>
    <message>
        <source>thank you</source>
        <translation>cảm ơn</translation>
    </message>
    <message>
        <source>eyes</source>
        <translation>đôi mắt</translation>
    </message>
    <message>
        <source>done</source>
        <translation>xong</translation>
    </message>
    <message>
        <source>cross</source>
        <translation>dấu chéo</translation>
    </message>
    <message>
        <source>question</source>
        <translation>câu hỏi</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>cảnh báo</translation>
    </message>
    <message>
        <source>smile</source>
        <translation>cười</translation>
    </message>
    <message>
        <source>wink</source>
        <translation>nháy mắt</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>suy nghĩ</translation>
    </message>
    <message>
        <source>surprise</source>
        <translation>ngạc nhiên</translation>
    </message>
    <message>
        <source>crying</source>
        <translation>khóc</translation>
    </message>
    <message>
        <source>sunglasses</source>
        <translation>kính râm</translation>
    </message>
    <message>
        <source>wave</source>
        <translation>vẫy tay</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>mạnh mẽ</translation>
    </message>
    <message>
        <source>music</source>
        <translation>âm nhạc</translation>
    </message>
    <message>
        <source>microphone</source>
        <translation>mic</translation>
    </message>
    <message>
        <source>headphones</source>
        <translation>tai nghe</translation>
    </message>
</context>
<context>
    <name>EmptyWall</name>
    <message>
        <source>Invite a meeting bot</source>
        <translation>Mời bot vào cuộc họp</translation>
    </message>
    <message>
        <source>A source is a bot that joins a Google Meet or Teams meeting and sends its picture and sound here.</source>
        <translation>Nguồn là một bot tham gia cuộc họp Google Meet hoặc Teams và gửi hình cùng tiếng về đây.</translation>
    </message>
    <message>
        <source>Paste the meeting link</source>
        <translation>Dán liên kết cuộc họp</translation>
    </message>
    <message>
        <source>The bot joins under the name you choose.</source>
        <translation>Bot tham gia với tên bạn chọn.</translation>
    </message>
    <message>
        <source>Somebody in the meeting admits it</source>
        <translation>Người trong cuộc họp duyệt bot vào</translation>
    </message>
    <message>
        <source>Most bots fail here. Ask the host to be ready.</source>
        <translation>Phần lớn bot thất bại ở bước này. Hãy nhờ chủ phòng sẵn sàng.</translation>
    </message>
    <message>
        <source>The picture arrives at this address</source>
        <translation>Hình tới địa chỉ này</translation>
    </message>
    <message>
        <source>It must be reachable from the internet. Not checked yet.</source>
        <translation>Phải tới được từ internet. Chưa kiểm tra.</translation>
    </message>
    <message>
        <source>Ingest address, secret part hidden</source>
        <translation>Địa chỉ nhận, phần bí mật được ẩn</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Sao chép địa chỉ</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Kiểm tra lại</translation>
    </message>
    <message>
        <source>Invite a meeting bot…</source>
        <translation>Mời bot vào cuộc họp…</translation>
    </message>
    <message>
        <source>Open a test source</source>
        <translation>Mở nguồn thử</translation>
    </message>
    <message>
        <source>Connect services…</source>
        <translation>Kết nối dịch vụ…</translation>
    </message>
    <message>
        <source>Back to the welcome</source>
        <translation>Về màn hình chào</translation>
    </message>
    <message>
        <source>MeetStream is not set up. Store the key of your account; then bots can be invited.</source>
        <translation>MeetStream chưa được thiết lập. Hãy lưu khóa của tài khoản, sau đó có thể mời bot.</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Nothing matches “{text}”.</source>
        <translation>Không có gì khớp với “{text}”.</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Welcome to Airdesk</source>
        <translation>Chào mừng đến với Airdesk</translation>
    </message>
    <message>
        <source>meeting bots</source>
        <translation>bot cuộc họp</translation>
    </message>
    <message>
        <source>cloud mix</source>
        <translation>trộn trên đám mây</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Cuộc gọi</translation>
    </message>
    <message>
        <source>Try the demo studio</source>
        <translation>Thử phòng thu demo</translation>
    </message>
    <message>
        <source>Watch meetings as sources, record them, and put programmes on the air in Mezon.</source>
        <translation>Xem cuộc họp như nguồn phát, ghi lại và phát chương trình trên Mezon.</translation>
    </message>
    <message>
        <source>channels, chat, broadcast</source>
        <translation>kênh, trò chuyện, phát sóng</translation>
    </message>
    <message>
        <source>Open the demo studio</source>
        <translation>Mở phòng thu demo</translation>
    </message>
    <message>
        <source>Takes about 5 seconds</source>
        <translation>Mất khoảng 5 giây</translation>
    </message>
    <message>
        <source>Connect your services</source>
        <translation>Kết nối dịch vụ của bạn</translation>
    </message>
    <message>
        <source>About 5 minutes; have your keys at hand</source>
        <translation>Khoảng 5 phút; hãy chuẩn bị sẵn các khóa</translation>
    </message>
    <message>
        <source>Connect services…</source>
        <translation>Kết nối dịch vụ…</translation>
    </message>
    <message>
        <source>Simulated sources, a mix and a chat, all inside this computer. No account, no cost, nothing leaves the machine.</source>
        <translation>Nguồn phát, bản trộn và trò chuyện mô phỏng, tất cả trong máy này. Không cần tài khoản, không tốn phí, không gì rời khỏi máy.</translation>
    </message>
    <message>
        <source>Sign in to Mezon, then add MeetStream, ZEGOCLOUD and calls. Each one is tested; skip what you do not need.</source>
        <translation>Đăng nhập Mezon, rồi thêm MeetStream, ZEGOCLOUD và cuộc gọi. Từng dịch vụ đều được kiểm tra; cái nào không cần thì bỏ qua.</translation>
    </message>
    <message>
        <source>You can change everything later in Settings. Airdesk keeps passwords and keys in this computer’s keyring only.</source>
        <translation>Bạn có thể đổi mọi thứ sau trong Cài đặt. Airdesk chỉ giữ mật khẩu và khóa trong chùm khóa của máy này.</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} giây</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} giờ</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} phút</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{day} {month}, {year}</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d MMM, yyyy</translation>
    </message>
    <message>
        <source>{weekday} {day} {month}</source>
        <translation>{weekday}, {day} {month}</translation>
    </message>
</context>
<context>
    <name>Guard</name>
    <message>
        <source>{n} s</source>
        <translation>{n} giây</translation>
    </message>
    <message>
        <source>Keep holding</source>
        <translation>Giữ tiếp</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>{name} (over)</source>
        <translation>{name} (đã kết thúc)</translation>
    </message>
    <message>
        <source>Airdesk takes {percent} of all cores. In the last hour its window was held up {stall} at most.</source>
        <translation>Airdesk dùng {percent} của mọi nhân. Trong một giờ qua cửa sổ bị giữ lại lâu nhất {stall}.</translation>
    </message>
    <message>
        <source>Bit rate, Mbit/s</source>
        <translation>Tốc độ bit, Mbit/s</translation>
    </message>
    <message>
        <source>Delay, ms</source>
        <translation>Độ trễ, ms</translation>
    </message>
    <message>
        <source>Pictures shown in a second</source>
        <translation>Số hình hiện mỗi giây</translation>
    </message>
    <message>
        <source>Pictures dropped in a second</source>
        <translation>Số hình bị bỏ mỗi giây</translation>
    </message>
    <message>
        <source>Processor, % of all cores</source>
        <translation>Bộ xử lý, % của mọi nhân</translation>
    </message>
    <message>
        <source>Window held up, ms</source>
        <translation>Cửa sổ bị giữ lại, ms</translation>
    </message>
    <message>
        <source>{n} Mbit/s</source>
        <translation>{n} Mbit/s</translation>
    </message>
    <message>
        <source>{n} a second</source>
        <translation>{n} mỗi giây</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>không rõ</translation>
    </message>
    <message>
        <source>{name}: {rate}, delay {delay}, dropped in the last hour: {dropped}.</source>
        <translation>{name}: {rate}, độ trễ {delay}, hình bị bỏ trong một giờ qua: {dropped}.</translation>
    </message>
    <message>
        <source>nothing arrives</source>
        <translation>không có gì tới</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Máy này</translation>
    </message>
    <message>
        <source>No source has been here yet. Its bit rate, delay and pictures will be drawn here.</source>
        <translation>Chưa có nguồn nào. Tốc độ bit, độ trễ và số hình của nguồn sẽ được vẽ ở đây.</translation>
    </message>
    <message>
        <source>Arrow keys read values at the plot that has the focus.</source>
        <translation>Phím mũi tên đọc giá trị ở đồ thị đang được chọn.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>{time}: {value}</source>
        <translation>{time}: {value}</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>{least} đến {most}</translation>
    </message>
    <message>
        <source>{value}; highest in the last hour {highest}</source>
        <translation>{value}; cao nhất trong một giờ qua {highest}</translation>
    </message>
    <message>
        <source>Nothing is known yet.</source>
        <translation>Chưa biết gì.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>bây giờ</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Help – {topic}</source>
        <translation>Trợ giúp – {topic}</translation>
    </message>
    <message>
        <source>Nothing matches “{text}”.</source>
        <translation>Không có gì khớp với “{text}”.</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Các chủ đề</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Chủ đề</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Tìm trong trợ giúp</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Notices</source>
        <translation>Thông báo</translation>
    </message>
    <message>
        <source>No notices.</source>
        <translation>Không có thông báo.</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Sao chép tất cả</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Xóa</translation>
    </message>
</context>
<context>
    <name>Host</name>
    <message>
        <source>Please admit “{name}” to the meeting. It brings the picture and sound to our studio.</source>
        <translation>Xin hãy duyệt “{name}” vào cuộc họp. Bot này đưa hình và tiếng về phòng thu của chúng tôi.</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Export settings</source>
        <translation>Xuất cài đặt</translation>
    </message>
    <message>
        <source>Settings (*.json)</source>
        <translation>Cài đặt (*.json)</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>Nhập cài đặt</translation>
    </message>
    <message numerus="yes">
        <source>%n settings change with {file}:</source>
        <translation>
            <numerusform>%n cài đặt thay đổi theo {file}:</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything in {file} is in force here already.</source>
        <translation>Mọi thứ trong {file} đã có hiệu lực ở đây rồi.</translation>
    </message>
    <message>
        <source>They are in force at once. Keys, passwords and what the file leaves out stay as they are.</source>
        <translation>Có hiệu lực ngay. Khóa, mật khẩu và những gì tệp không có vẫn như cũ.</translation>
    </message>
    <message numerus="yes">
        <source>%n settings of the file are not known to this Airdesk and are passed over.</source>
        <translation>
            <numerusform>Airdesk này không biết %n cài đặt trong tệp và bỏ qua chúng.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Nhập</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Hiện tại</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Sau đó</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Những gì thay đổi</translation>
    </message>
</context>
<context>
    <name>Ingest</name>
    <message>
        <source>Renew the secret path?</source>
        <translation>Đổi đường dẫn bí mật?</translation>
    </message>
    <message>
        <source>Bots that are sending stay; a bot that was given this path cannot come back after a break.</source>
        <translation>Bot đang gửi vẫn ở lại; bot đã nhận đường dẫn này không thể quay lại sau khi bị ngắt.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Giữ lại</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>Đổi mới</translation>
    </message>
    <message>
        <source>Ingest</source>
        <translation>Cổng nhận</translation>
    </message>
    <message>
        <source>The ingest is not listening.</source>
        <translation>Cổng nhận không lắng nghe.</translation>
    </message>
    <message>
        <source>It listens on port {port} now.</source>
        <translation>Hiện đang nghe ở cổng {port}.</translation>
    </message>
    <message>
        <source>none: all bots are on this computer</source>
        <translation>không có: mọi bot đều trên máy này</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>In the demo studio this cannot be chosen.</source>
        <translation>Trong phòng thu demo không chọn được mục này.</translation>
    </message>
    <message>
        <source>The demo studio listens on this computer only, on a port that was free.</source>
        <translation>Phòng thu demo chỉ nghe trên máy này, ở một cổng còn trống.</translation>
    </message>
    <message>
        <source>any free one</source>
        <translation>cổng trống bất kỳ</translation>
    </message>
    <message>
        <source>all addresses of this computer</source>
        <translation>mọi địa chỉ của máy này</translation>
    </message>
    <message>
        <source>Check from outside</source>
        <translation>Kiểm tra từ bên ngoài</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Renew…</source>
        <translation>Đổi mới…</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>mọi người</translation>
    </message>
    <message>
        <source>Let bots in that were not invited from here</source>
        <translation>Cho vào cả bot không được mời từ đây</translation>
    </message>
    <message>
        <source>Where bots dial in</source>
        <translation>Nơi bot gọi tới</translation>
    </message>
    <message>
        <source>Listens anew: bots that are sending dial again by themselves.</source>
        <translation>Lắng nghe lại từ đầu: bot đang gửi sẽ tự gọi lại.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Cổng</translation>
    </message>
    <message>
        <source>One address of this computer, or empty for all.</source>
        <translation>Một địa chỉ của máy này, hoặc để trống cho tất cả.</translation>
    </message>
    <message>
        <source>Listen on</source>
        <translation>Lắng nghe tại</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>What bots are told</source>
        <translation>Địa chỉ báo cho bot</translation>
    </message>
    <message>
        <source>Empty when bots reach this computer directly. Behind a tunnel or router, its address.</source>
        <translation>Để trống khi bot tới thẳng máy này. Nếu sau đường hầm hay bộ định tuyến thì nhập địa chỉ của nó.</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>Địa chỉ công khai</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>Tới được</translation>
    </message>
    <message>
        <source>For a bot made elsewhere. The hidden part keeps strangers out; copying includes it.</source>
        <translation>Dành cho bot tạo ở nơi khác. Phần ẩn ngăn người lạ; khi sao chép có kèm phần đó.</translation>
    </message>
    <message>
        <source>Whoever finds the port can then send a picture. Invited bots need no such gap.</source>
        <translation>Khi đó ai tìm ra cổng cũng gửi hình được. Bot được mời không cần kẽ hở này.</translation>
    </message>
    <message>
        <source>Secret path</source>
        <translation>Đường dẫn bí mật</translation>
    </message>
    <message>
        <source>Who is let in</source>
        <translation>Ai được vào</translation>
    </message>
    <message>
        <source>Networks such as 203.0.113.0/24, separated by commas. Empty lets every network in.</source>
        <translation>Các mạng như 203.0.113.0/24, cách nhau bằng dấu phẩy. Để trống thì mạng nào cũng vào được.</translation>
    </message>
    <message>
        <source>Allowed senders</source>
        <translation>Bên gửi được phép</translation>
    </message>
    <message>
        <source>Unknown bots</source>
        <translation>Bot lạ</translation>
    </message>
    <message>
        <source>Connections at once</source>
        <translation>Số kết nối cùng lúc</translation>
    </message>
    <message>
        <source>Largest message</source>
        <translation>Thông điệp lớn nhất</translation>
    </message>
    <message>
        <source>“{text}” is not a network.</source>
        <translation>“{text}” không phải là một mạng.</translation>
    </message>
    <message>
        <source>“{text}” is not an address of this computer.</source>
        <translation>“{text}” không phải là địa chỉ của máy này.</translation>
    </message>
</context>
<context>
    <name>Invite</name>
    <message>
        <source>The hidden part keeps strangers out; copying includes it.</source>
        <translation>Phần ẩn ngăn người lạ; khi sao chép có kèm phần đó.</translation>
    </message>
    <message>
        <source>The bot will send to</source>
        <translation>Bot sẽ gửi tới</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Sao chép địa chỉ</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>Address, the secret part hidden</source>
        <translation>Địa chỉ, phần bí mật được ẩn</translation>
    </message>
    <message numerus="yes">
        <source>Bots in use %n</source>
        <translation>
            <numerusform>Số bot đang dùng: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Google Meet. Live picture is supported.</source>
        <translation>Google Meet. Có hỗ trợ hình trực tiếp.</translation>
    </message>
    <message>
        <source>Teams. Live picture is supported.</source>
        <translation>Teams. Có hỗ trợ hình trực tiếp.</translation>
    </message>
    <message>
        <source>Zoom. Live picture is not supported by the bot service; only a recording afterwards.</source>
        <translation>Zoom. Dịch vụ bot không hỗ trợ hình trực tiếp; chỉ có bản ghi sau cuộc họp.</translation>
    </message>
    <message>
        <source>This is not a meeting link.</source>
        <translation>Đây không phải liên kết cuộc họp.</translation>
    </message>
    <message>
        <source>The bot needs a name in the meeting.</source>
        <translation>Bot cần có tên trong cuộc họp.</translation>
    </message>
    <message>
        <source>MeetStream is not set up.</source>
        <translation>MeetStream chưa được thiết lập.</translation>
    </message>
    <message>
        <source>Its key goes into the settings.</source>
        <translation>Hãy nhập khóa của dịch vụ trong cài đặt.</translation>
    </message>
    <message>
        <source>The bot will join but no picture can arrive here.</source>
        <translation>Bot sẽ tham gia nhưng hình không thể tới đây.</translation>
    </message>
    <message>
        <source>Check the address above first, or invite it all the same.</source>
        <translation>Hãy kiểm tra địa chỉ ở trên trước, hoặc cứ mời.</translation>
    </message>
    <message>
        <source>Somebody in the meeting must admit “{name}”.</source>
        <translation>Phải có người trong cuộc họp duyệt “{name}” vào.</translation>
    </message>
    <message>
        <source>Airdesk shows the waiting time on the tile and tells you when it is let in or turned away.</source>
        <translation>Airdesk hiện thời gian chờ trên ô và báo khi bot được cho vào hoặc bị từ chối.</translation>
    </message>
    <message>
        <source>Invite anyway</source>
        <translation>Cứ mời</translation>
    </message>
    <message>
        <source>Invite bot</source>
        <translation>Mời bot</translation>
    </message>
    <message>
        <source>A meeting link is needed.</source>
        <translation>Cần có liên kết cuộc họp.</translation>
    </message>
    <message>
        <source>Invite a meeting bot</source>
        <translation>Mời bot vào cuộc họp</translation>
    </message>
    <message>
        <source>Meeting link</source>
        <translation>Liên kết cuộc họp</translation>
    </message>
    <message>
        <source>Source name on the wall</source>
        <translation>Tên nguồn trên tường hình</translation>
    </message>
    <message>
        <source>Bot name in the meeting</source>
        <translation>Tên bot trong cuộc họp</translation>
    </message>
    <message>
        <source>Give up if nobody admits it within</source>
        <translation>Bỏ cuộc nếu không ai duyệt trong vòng</translation>
    </message>
    <message>
        <source> min</source>
        <translation> phút</translation>
    </message>
    <message>
        <source>Record from the first picture</source>
        <translation>Ghi từ hình đầu tiên</translation>
    </message>
    <message>
        <source>Remove the bot when everyone has left</source>
        <translation>Gỡ bot khi mọi người đã rời đi</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>Mở cài đặt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Advanced: bot message, retention, tags</source>
        <translation>Nâng cao: lời nhắn của bot, thời gian lưu, nhãn</translation>
    </message>
    <message>
        <source>Bot message</source>
        <translation>Lời nhắn của bot</translation>
    </message>
    <message>
        <source>MeetStream keeps its copy</source>
        <translation>MeetStream giữ bản của họ</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Written into the meeting’s chat when the bot is in</source>
        <translation>Ghi vào khung trò chuyện của cuộc họp khi bot đã vào</translation>
    </message>
    <message>
        <source>Words, separated by commas</source>
        <translation>Các từ, cách nhau bằng dấu phẩy</translation>
    </message>
    <message>
        <source> hours</source>
        <translation> giờ</translation>
    </message>
</context>
<context>
    <name>Lamp</name>
    <message>
        <source>Air state unknown</source>
        <translation>Không rõ đang phát hay không</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>ĐANG PHÁT</translation>
    </message>
    <message>
        <source>OFF AIR</source>
        <translation>CHƯA PHÁT</translation>
    </message>
    <message>
        <source>CONNECTING</source>
        <translation>ĐANG KẾT NỐI</translation>
    </message>
    <message>
        <source>RECONNECTING</source>
        <translation>KẾT NỐI LẠI</translation>
    </message>
    <message>
        <source>STOPPING</source>
        <translation>ĐANG DỪNG</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>LỖI</translation>
    </message>
    <message>
        <source>DEMO · {text}</source>
        <translation>DEMO · {text}</translation>
    </message>
    <message>
        <source>No channel</source>
        <translation>Chọn kênh</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Sẵn sàng</translation>
    </message>
    <message>
        <source>PAUSED</source>
        <translation>TẠM DỪNG</translation>
    </message>
    <message>
        <source>SILENT</source>
        <translation>IM LẶNG</translation>
    </message>
    <message>
        <source>No channel chosen</source>
        <translation>Chưa chọn kênh</translation>
    </message>
    <message>
        <source>Ready to go live</source>
        <translation>Sẵn sàng phát</translation>
    </message>
    <message>
        <source>{time} · not on air</source>
        <translation>{time} · chưa phát</translation>
    </message>
    <message>
        <source>link lost {n} s ago</source>
        <translation>mất kết nối {n} giây trước</translation>
    </message>
    <message>
        <source>PAUSED {time}</source>
        <translation>TẠM DỪNG {time}</translation>
    </message>
    <message>
        <source>SILENT {time}</source>
        <translation>IM LẶNG {time}</translation>
    </message>
    <message>
        <source>may still be heard</source>
        <translation>có thể vẫn còn nghe</translation>
    </message>
    <message>
        <source>Not on air</source>
        <translation>Chưa phát</translation>
    </message>
    <message>
        <source>Broadcast: off air</source>
        <translation>Phát sóng: chưa phát</translation>
    </message>
    <message>
        <source>Broadcast: off air, ready to go live</source>
        <translation>Phát sóng: chưa phát, sẵn sàng</translation>
    </message>
    <message>
        <source>Broadcast: off air, going live is doubtful</source>
        <translation>Phát sóng: chưa phát, chưa chắc phát được</translation>
    </message>
    <message>
        <source>Broadcast: connecting, not on air</source>
        <translation>Phát sóng: đang kết nối, chưa phát</translation>
    </message>
    <message>
        <source>Broadcast: link lost, reconnecting, not on air</source>
        <translation>Phát sóng: mất kết nối, đang kết nối lại, không phát</translation>
    </message>
    <message>
        <source>Broadcast: on air</source>
        <translation>Phát sóng: đang phát</translation>
    </message>
    <message>
        <source>Broadcast: on air, paused</source>
        <translation>Phát sóng: đang phát, tạm dừng</translation>
    </message>
    <message>
        <source>Broadcast: on air, silent</source>
        <translation>Phát sóng: đang phát, im lặng</translation>
    </message>
    <message>
        <source>Broadcast: stopping, may still be heard</source>
        <translation>Phát sóng: đang dừng, có thể vẫn còn nghe</translation>
    </message>
    <message>
        <source>Broadcast: failed</source>
        <translation>Phát sóng: lỗi</translation>
    </message>
    <message>
        <source>On air since {time}.</source>
        <translation>Phát từ {time}.</translation>
    </message>
    <message>
        <source>Last answer from the service {time}.</source>
        <translation>Dịch vụ trả lời lần cuối lúc {time}.</translation>
    </message>
    <message>
        <source>A click opens the as-run log.</source>
        <translation>Bấm để mở nhật ký phát sóng.</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 giờ</translation>
    </message>
    <message>
        <source>12 hours</source>
        <translation>12 giờ</translation>
    </message>
    <message>
        <source>Applied at once. Sources, recordings and sound are not touched.</source>
        <translation>Áp dụng ngay. Nguồn, bản ghi và âm thanh không bị ảnh hưởng.</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Cách ghi giờ</translation>
    </message>
</context>
<context>
    <name>Layouts</name>
    <message>
        <source>free</source>
        <translation>trống</translation>
    </message>
    <message>
        <source>Save layout</source>
        <translation>Lưu bố cục</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Vị trí</translation>
    </message>
    <message>
        <source>Keeps where this window stands and how the wall is laid out.</source>
        <translation>Giữ vị trí cửa sổ này và cách bày tường hình.</translation>
    </message>
</context>
<context>
    <name>Licences</name>
    <message>
        <source>Licences</source>
        <translation>Giấy phép</translation>
    </message>
    <message>
        <source>The licences could not be read. The log says why.</source>
        <translation>Không đọc được các giấy phép. Nhật ký cho biết lý do.</translation>
    </message>
    <message>
        <source>What Airdesk is made of, on which terms, and where the sources are. In English only.</source>
        <translation>Airdesk gồm những thành phần nào, theo điều khoản nào và mã nguồn ở đâu. Chỉ có bằng tiếng Anh.</translation>
    </message>
    <message>
        <source>Reading the licences…</source>
        <translation>Đang đọc các giấy phép…</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Airdesk – DEMO</source>
        <translation>Airdesk – DEMO</translation>
    </message>
    <message>
        <source>Airdesk</source>
        <translation>Airdesk</translation>
    </message>
    <message>
        <source>{name} – SAFE MODE</source>
        <translation>{name} – CHẾ ĐỘ AN TOÀN</translation>
    </message>
    <message>
        <source>● ON AIR – {channel} – {name}</source>
        <translation>● ĐANG PHÁT – {channel} – {name}</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Nguồn</translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message>
        <source>Level of {name}</source>
        <translation>Mức của {name}</translation>
    </message>
    <message>
        <source>no level</source>
        <translation>không có mức</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>đã tắt tiếng</translation>
    </message>
    <message>
        <source>over</source>
        <translation>quá mức</translation>
    </message>
    <message>
        <source>high</source>
        <translation>cao</translation>
    </message>
    <message>
        <source>good</source>
        <translation>tốt</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>im lặng</translation>
    </message>
    <message>
        <source>No level arrives for this source.</source>
        <translation>Nguồn này không có mức âm thanh.</translation>
    </message>
    <message>
        <source>Peak {peak} dBFS, measured in Airdesk</source>
        <translation>Đỉnh {peak} dBFS, đo trong Airdesk</translation>
    </message>
</context>
<context>
    <name>MezonCheck</name>
    <message>
        <source>The server answered in {time}, {when}. Nobody is signed in.</source>
        <translation>Máy chủ trả lời sau {time}, lúc {when}. Chưa ai đăng nhập.</translation>
    </message>
    <message>
        <source>All is well for {names}. Server answered in {time}, streaming service too, {when}.</source>
        <translation>Mọi thứ đều ổn với {names}. Máy chủ trả lời sau {time}, dịch vụ phát cũng vậy, lúc {when}.</translation>
    </message>
    <message>
        <source>All is well for {names}. Server answered in {time}, {when}; streaming was not asked.</source>
        <translation>Mọi thứ đều ổn với {names}. Máy chủ trả lời sau {time}, lúc {when}; chưa hỏi dịch vụ phát.</translation>
    </message>
    <message>
        <source>{service} cannot be reached. Check the network and the address.</source>
        <translation>Không kết nối được với {service}. Hãy kiểm tra mạng và địa chỉ.</translation>
    </message>
    <message>
        <source>{service} did not answer in time. Try again later.</source>
        <translation>{service} không trả lời kịp. Hãy thử lại sau.</translation>
    </message>
    <message>
        <source>{service} has a fault of its own, or is no such service. Try later.</source>
        <translation>{service} đang gặp sự cố, hoặc không phải dịch vụ này. Hãy thử lại sau.</translation>
    </message>
    <message>
        <source>The certificate of {service} is not valid here. Check the clock and the address.</source>
        <translation>Chứng chỉ của {service} không hợp lệ ở đây. Hãy kiểm tra đồng hồ và địa chỉ.</translation>
    </message>
    <message>
        <source>{service} does not answer as Mezon does. Check the address.</source>
        <translation>{service} không trả lời như Mezon. Hãy kiểm tra địa chỉ.</translation>
    </message>
    <message>
        <source>The sign-in of {name} has expired. Sign in again.</source>
        <translation>Phiên đăng nhập của {name} đã hết hạn. Hãy đăng nhập lại.</translation>
    </message>
    <message>
        <source>Mezon does not let {name} in. Sign in again.</source>
        <translation>Mezon không cho {name} vào. Hãy đăng nhập lại.</translation>
    </message>
</context>
<context>
    <name>Mixer</name>
    <message>
        <source>A stream of this room</source>
        <translation>Một luồng của phòng này</translation>
    </message>
    <message>
        <source>Everyone in the room is in the mix</source>
        <translation>Mọi người trong phòng đều có trong bản trộn</translation>
    </message>
    <message>
        <source>A source of the wall</source>
        <translation>Một nguồn trên tường hình</translation>
    </message>
    <message>
        <source>Only sources that are pulled from an RTMP or FLV address can be mixed</source>
        <translation>Chỉ trộn được nguồn kéo từ địa chỉ RTMP hoặc FLV</translation>
    </message>
    <message>
        <source>An address or a stream id…</source>
        <translation>Địa chỉ hoặc mã luồng…</translation>
    </message>
    <message>
        <source>Sound levels travel in the outputs, for their players</source>
        <translation>Mức âm đi kèm đầu ra cho trình phát</translation>
    </message>
    <message>
        <source>A single input is passed on as it is</source>
        <translation>Nếu chỉ có một đầu vào thì chuyển nguyên vẹn</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Không</translation>
    </message>
    <message>
        <source>Chosen streams</source>
        <translation>Các luồng được chọn</translation>
    </message>
    <message>
        <source>All streams</source>
        <translation>Mọi luồng</translation>
    </message>
    <message>
        <source>open</source>
        <translation>đang mở</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>đang đóng</translation>
    </message>
    <message>
        <source>{count} of {most} bytes. The service advises at most {advised}.</source>
        <translation>{count} trên {most} byte. Dịch vụ khuyên tối đa {advised}.</translation>
    </message>
    <message>
        <source>Each line is a key, = and a value.</source>
        <translation>Mỗi dòng gồm khóa, dấu = và giá trị.</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Nâng cao</translation>
    </message>
    <message>
        <source>key=value, as the service’s support names them</source>
        <translation>khóa=giá trị, theo bộ phận hỗ trợ của dịch vụ</translation>
    </message>
    <message>
        <source>Text that the players receive</source>
        <translation>Văn bản mà trình phát nhận được</translation>
    </message>
    <message>
        <source>Align by network time</source>
        <translation>Căn theo giờ mạng</translation>
    </message>
    <message>
        <source>Receive buffer, at least</source>
        <translation>Bộ đệm nhận, tối thiểu</translation>
    </message>
    <message>
        <source>User data</source>
        <translation>Dữ liệu người dùng</translation>
    </message>
    <message>
        <source>Extra parameters</source>
        <translation>Tham số thêm</translation>
    </message>
    <message>
        <source>No mix is running</source>
        <translation>Không có bản trộn nào đang chạy</translation>
    </message>
    <message>
        <source>The cloud mix joins the voices of one ZEGOCLOUD room into up to three streams. Connect ZEGOCLOUD to use it.</source>
        <translation>Trộn đám mây ghép tiếng của một phòng ZEGOCLOUD thành tối đa ba luồng. Hãy kết nối ZEGOCLOUD để dùng.</translation>
    </message>
    <message>
        <source>Connect ZEGOCLOUD…</source>
        <translation>Kết nối ZEGOCLOUD…</translation>
    </message>
    <message>
        <source>It was started at {time}, and may cost. Connect ZEGOCLOUD to take it over or to stop it.</source>
        <translation>Bản trộn được bắt đầu lúc {time} và có thể vẫn tính phí. Hãy kết nối ZEGOCLOUD để tiếp quản hoặc dừng nó.</translation>
    </message>
    <message>
        <source>A mix may still be running</source>
        <translation>Có thể một bản trộn vẫn đang chạy</translation>
    </message>
    <message>
        <source>No room is chosen</source>
        <translation>Chưa chọn phòng</translation>
    </message>
    <message>
        <source>The mix needs the id of one ZEGOCLOUD room. Everyone who sends there appears as a strip.</source>
        <translation>Bản trộn cần mã của một phòng ZEGOCLOUD. Ai gửi tín hiệu ở đó đều hiện thành một dải.</translation>
    </message>
    <message>
        <source>Choose the room…</source>
        <translation>Chọn phòng…</translation>
    </message>
    <message>
        <source>The room could not be read ({reason}).</source>
        <translation>Không đọc được phòng ({reason}).</translation>
    </message>
    <message>
        <source>Reading the room…</source>
        <translation>Đang đọc phòng…</translation>
    </message>
    <message>
        <source>Nobody is in room {room}. Strips appear when somebody sends.</source>
        <translation>Phòng {room} chưa có ai. Dải sẽ hiện khi có người gửi tín hiệu.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>This input is in the mix already.</source>
        <translation>Đầu vào này đã có trong bản trộn.</translation>
    </message>
    <message>
        <source>This is an output of the mix.</source>
        <translation>Đây là đầu ra của bản trộn.</translation>
    </message>
    <message>
        <source>The address begins with rtmp://, or with http:// or https:// and ends with .flv.</source>
        <translation>Địa chỉ bắt đầu bằng rtmp://, hoặc bằng http:// hay https:// và kết thúc bằng .flv.</translation>
    </message>
    <message>
        <source>Add an input to the mix</source>
        <translation>Thêm đầu vào cho bản trộn</translation>
    </message>
    <message>
        <source>Address, or stream id of another room</source>
        <translation>Địa chỉ, hoặc mã luồng của phòng khác</translation>
    </message>
    <message>
        <source>Name on the strip</source>
        <translation>Tên trên dải</translation>
    </message>
    <message>
        <source>Master of the mix, {state}</source>
        <translation>Kênh tổng của bản trộn, {state}</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Đang dừng…</translation>
    </message>
    <message>
        <source>Stop…</source>
        <translation>Dừng…</translation>
    </message>
    <message>
        <source>Stop mix…</source>
        <translation>Dừng trộn…</translation>
    </message>
    <message>
        <source>Start…</source>
        <translation>Bắt đầu…</translation>
    </message>
    <message>
        <source>Start mix…</source>
        <translation>Bắt đầu trộn…</translation>
    </message>
    <message>
        <source>Stop mix</source>
        <translation>Dừng trộn</translation>
    </message>
    <message>
        <source>Start mix</source>
        <translation>Bắt đầu trộn</translation>
    </message>
    <message>
        <source>Outputs {count} of {most}</source>
        <translation>Đầu ra {count} trên {most}</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Đầu ra</translation>
    </message>
    <message>
        <source>A mix has at most three outputs.</source>
        <translation>Một bản trộn có tối đa ba đầu ra.</translation>
    </message>
    <message>
        <source>{kind} address of {name} copied.</source>
        <translation>Đã sao chép địa chỉ {kind} của {name}.</translation>
    </message>
    <message>
        <source>Listening to {name}</source>
        <translation>Đang nghe {name}</translation>
    </message>
    <message>
        <source>Nothing to listen to</source>
        <translation>Không có gì để nghe</translation>
    </message>
    <message>
        <source>the mix</source>
        <translation>bản trộn</translation>
    </message>
    <message>
        <source>Master</source>
        <translation>Tổng</translation>
    </message>
    <message>
        <source>Setup…</source>
        <translation>Thiết lập…</translation>
    </message>
    <message>
        <source>Set up the mix</source>
        <translation>Thiết lập bản trộn</translation>
    </message>
    <message>
        <source>Add output…</source>
        <translation>Thêm đầu ra…</translation>
    </message>
    <message>
        <source>No output yet. The mix needs at least one.</source>
        <translation>Chưa có đầu ra. Bản trộn cần ít nhất một.</translation>
    </message>
    <message>
        <source>Nothing is listened to. Listen to an output to see its level.</source>
        <translation>Chưa nghe gì. Hãy nghe một đầu ra để thấy mức của nó.</translation>
    </message>
    <message>
        <source>What was changed is in force after a restart of the mix.</source>
        <translation>Thay đổi có hiệu lực sau khi khởi động lại bản trộn.</translation>
    </message>
    <message>
        <source>Apply now…</source>
        <translation>Áp dụng ngay…</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Bắt đầu lại</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>The service does not confirm the stop. The mix may still run and cost.</source>
        <translation>Dịch vụ chưa xác nhận việc dừng. Bản trộn có thể vẫn chạy và tính phí.</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Thôi</translation>
    </message>
    <message>
        <source>The service has not taken it yet. Trying again in {seconds} s.</source>
        <translation>Dịch vụ chưa nhận. Sẽ thử lại sau {seconds} giây.</translation>
    </message>
    <message>
        <source>The mix did not start.</source>
        <translation>Bản trộn chưa bắt đầu.</translation>
    </message>
    <message>
        <source>“Mute all” was on: taking it over mutes everything again.</source>
        <translation>“Tắt tiếng hết” đang bật lúc đó: tiếp quản sẽ tắt tiếng mọi thứ trở lại.</translation>
    </message>
    <message>
        <source>Stop it…</source>
        <translation>Dừng nó…</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Tiếp quản</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>Tính phí</translation>
    </message>
    <message>
        <source>Billed while it runs</source>
        <translation>Tính phí khi đang chạy</translation>
    </message>
    <message>
        <source>No cost</source>
        <translation>Miễn phí</translation>
    </message>
    <message>
        <source>No cost while stopped</source>
        <translation>Không tính phí khi dừng</translation>
    </message>
    <message>
        <source>st.</source>
        <translation>st.</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>stereo</translation>
    </message>
    <message>
        <source>mono</source>
        <translation>mono</translation>
    </message>
    <message>
        <source>STOPPED</source>
        <translation>ĐÃ DỪNG</translation>
    </message>
    <message>
        <source>STARTING</source>
        <translation>ĐANG BẬT</translation>
    </message>
    <message>
        <source>RUNNING</source>
        <translation>ĐANG CHẠY</translation>
    </message>
    <message>
        <source>STOPPING</source>
        <translation>ĐANG DỪNG</translation>
    </message>
    <message>
        <source>LOST</source>
        <translation>MẤT</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>LỖI</translation>
    </message>
    <message>
        <source>An output needs a name or an RTMP address.</source>
        <translation>Đầu ra cần tên hoặc địa chỉ RTMP.</translation>
    </message>
    <message>
        <source>An output has either a name or an RTMP address, not both.</source>
        <translation>Đầu ra có tên hoặc địa chỉ RTMP, không có cả hai.</translation>
    </message>
    <message>
        <source>Two outputs go to the same place.</source>
        <translation>Hai đầu ra đi đến cùng một nơi.</translation>
    </message>
    <message>
        <source>A name has only digits, English letters, - and _.</source>
        <translation>Tên chỉ gồm chữ số, chữ cái tiếng Anh, - và _.</translation>
    </message>
    <message>
        <source>The address of an output begins with rtmp:// and a host.</source>
        <translation>Địa chỉ đầu ra bắt đầu bằng rtmp:// và tên máy chủ.</translation>
    </message>
    <message>
        <source>An output is also an input of this mix.</source>
        <translation>Một đầu ra cũng là đầu vào của bản trộn này.</translation>
    </message>
    <message>
        <source>{count} of {most} inputs</source>
        <translation>{count} trên {most} đầu vào</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Trộn</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Tự động</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Bàn trộn</translation>
    </message>
    <message>
        <source>dBFS</source>
        <translation>dBFS</translation>
    </message>
    <message>
        <source>Meter: dBFS</source>
        <translation>Thang đo: dBFS</translation>
    </message>
    <message>
        <source>Measured in Airdesk, of sources that carry the same sound as an input</source>
        <translation>Đo trong Airdesk, từ các nguồn mang cùng âm thanh với đầu vào</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>Cảnh</translation>
    </message>
    <message>
        <source>Scenes of the mix</source>
        <translation>Các cảnh của bản trộn</translation>
    </message>
    <message>
        <source>Save and recall scenes</source>
        <translation>Lưu và gọi lại cảnh</translation>
    </message>
    <message>
        <source>Everyone at 100 %</source>
        <translation>Mọi người ở 100 %</translation>
    </message>
    <message>
        <source>Auto: everyone in the room at 100 %, extra inputs have faders</source>
        <translation>Tự động: mọi người trong phòng ở 100 %, đầu vào thêm có cần gạt</translation>
    </message>
    <message>
        <source>A fader for every stream</source>
        <translation>Mỗi luồng một cần gạt</translation>
    </message>
    <message>
        <source>Desk: a fader for every stream</source>
        <translation>Bàn trộn: mỗi luồng một cần gạt</translation>
    </message>
    <message>
        <source>Mono</source>
        <translation>Mono</translation>
    </message>
    <message>
        <source>Stereo</source>
        <translation>Stereo</translation>
    </message>
    <message>
        <source>The running mix takes this at once.</source>
        <translation>Bản trộn đang chạy nhận ngay thay đổi này.</translation>
    </message>
    <message>
        <source>Add output</source>
        <translation>Thêm đầu ra</translation>
    </message>
    <message>
        <source>Edit output</source>
        <translation>Sửa đầu ra</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Name or RTMP address</source>
        <translation>Tên hoặc địa chỉ RTMP</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Mã hóa</translation>
    </message>
    <message>
        <source>Bitrate</source>
        <translation>Tốc độ bit</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Số kênh</translation>
    </message>
    <message>
        <source>While the mix runs, the name or address of an output can change. Its codec, bitrate and channels, and another output, need a restart.</source>
        <translation>Khi bản trộn đang chạy, có thể đổi tên hoặc địa chỉ đầu ra. Mã hóa, tốc độ bit, số kênh và thêm đầu ra khác cần khởi động lại.</translation>
    </message>
    <message>
        <source>While the mix runs in Auto, no output can change. It needs a restart.</source>
        <translation>Khi bản trộn chạy ở chế độ Tự động, không đổi được đầu ra nào. Cần khởi động lại.</translation>
    </message>
    <message>
        <source>Output {name}, {state}</source>
        <translation>Đầu ra {name}, {state}</translation>
    </message>
    <message>
        <source>Copy the {kind} play address of {name}</source>
        <translation>Sao chép địa chỉ phát {kind} của {name}</translation>
    </message>
    <message>
        <source>The service has named no {kind} address.</source>
        <translation>Dịch vụ không nêu địa chỉ {kind}.</translation>
    </message>
    <message>
        <source>More for output {name}</source>
        <translation>Thêm cho đầu ra {name}</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>chưa gửi</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>đang gửi ra</translation>
    </message>
    <message>
        <source>not confirmed yet</source>
        <translation>chưa được xác nhận</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>không rõ</translation>
    </message>
    <message>
        <source>Type the volume of {name}</source>
        <translation>Nhập âm lượng của {name}</translation>
    </message>
    <message>
        <source>Volume of {name}, 0 to 200 percent</source>
        <translation>Âm lượng của {name}, 0 đến 200 phần trăm</translation>
    </message>
    <message>
        <source>A whole number from 0 to 200</source>
        <translation>Số nguyên từ 0 đến 200</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>và %n mục nữa</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: added, {after}</source>
        <translation>{name}: được thêm, {after}</translation>
    </message>
    <message>
        <source>{name}: removed</source>
        <translation>{name}: bị gỡ</translation>
    </message>
    <message>
        <source>{name}: not in the room, nothing happens</source>
        <translation>{name}: không có trong phòng, không thay đổi gì</translation>
    </message>
    <message>
        <source>Outputs: {name}</source>
        <translation>Đầu ra: {name}</translation>
    </message>
    <message>
        <source>{name}: {before} → {after}</source>
        <translation>{name}: {before} → {after}</translation>
    </message>
    <message>
        <source>{percent}, muted</source>
        <translation>{percent}, tắt tiếng</translation>
    </message>
    <message>
        <source>Remove from the mix</source>
        <translation>Gỡ khỏi bản trộn</translation>
    </message>
    <message>
        <source>Back to {percent}</source>
        <translation>Về {percent}</translation>
    </message>
    <message>
        <source>{name}: refused</source>
        <translation>{name}: bị từ chối</translation>
    </message>
    <message>
        <source>{name} cannot be mixed now. The others are mixed without it.</source>
        <translation>Hiện không thể trộn {name}. Các đầu vào khác vẫn được trộn.</translation>
    </message>
    <message>
        <source>Save as a scene…</source>
        <translation>Lưu thành cảnh…</translation>
    </message>
    <message>
        <source>No scenes yet</source>
        <translation>Chưa có cảnh nào</translation>
    </message>
    <message>
        <source>Recall…</source>
        <translation>Gọi lại…</translation>
    </message>
    <message>
        <source>Replace by the mix as it is</source>
        <translation>Thay bằng bản trộn hiện tại</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Đổi tên…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Xóa…</translation>
    </message>
    <message>
        <source>A mix of {time} is still running</source>
        <translation>Bản trộn từ {time} vẫn đang chạy</translation>
    </message>
    <message>
        <source>Take it over or stop it first.</source>
        <translation>Hãy tiếp quản hoặc dừng nó trước.</translation>
    </message>
    <message>
        <source>ZEGOCLOUD is not set up</source>
        <translation>Chưa thiết lập ZEGOCLOUD</translation>
    </message>
    <message>
        <source>Set the App ID and the server secret in the settings.</source>
        <translation>Hãy đặt App ID và ServerSecret trong phần cài đặt.</translation>
    </message>
    <message>
        <source>ZEGOCLOUD is set up</source>
        <translation>Đã thiết lập ZEGOCLOUD</translation>
    </message>
    <message>
        <source>Set it in the settings.</source>
        <translation>Hãy đặt trong phần cài đặt.</translation>
    </message>
    <message>
        <source>Room {room}</source>
        <translation>Phòng {room}</translation>
    </message>
    <message>
        <source>Outputs: {names}</source>
        <translation>Đầu ra: {names}</translation>
    </message>
    <message numerus="yes">
        <source>%n input(s)</source>
        <translation>
            <numerusform>%n đầu vào</numerusform>
        </translation>
    </message>
    <message>
        <source>The mix starts when somebody sends.</source>
        <translation>Bản trộn bắt đầu khi có người gửi tín hiệu.</translation>
    </message>
    <message>
        <source>Nobody is in the room</source>
        <translation>Chưa có ai trong phòng</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>Mở cài đặt</translation>
    </message>
    <message>
        <source>The running mix does not take this live. It needs a restart.</source>
        <translation>Bản trộn đang chạy không nhận trực tiếp thay đổi này. Cần khởi động lại.</translation>
    </message>
    <message>
        <source>Start the mix</source>
        <translation>Bắt đầu trộn</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Phòng</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tác vụ</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Chế độ</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>Ngừng nghe</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Nghe</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Sửa…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Gỡ</translation>
    </message>
    <message>
        <source>Name of the scene</source>
        <translation>Tên cảnh</translation>
    </message>
    <message>
        <source>Input {name}, {state}</source>
        <translation>Đầu vào {name}, {state}</translation>
    </message>
    <message>
        <source>Everything is muted. Release Mute all first.</source>
        <translation>Mọi thứ đang bị tắt tiếng. Hãy bỏ “Tắt tiếng hết” trước.</translation>
    </message>
    <message>
        <source>Fader, input {name}</source>
        <translation>Cần gạt, đầu vào {name}</translation>
    </message>
    <message>
        <source>More for input {name}</source>
        <translation>Thêm cho đầu vào {name}</translation>
    </message>
    <message>
        <source>Mute input {name}</source>
        <translation>Tắt tiếng đầu vào {name}</translation>
    </message>
    <message>
        <source>No level arrives for this input. Listen to an output to see the sum.</source>
        <translation>Không có mức âm của đầu vào này. Hãy nghe một đầu ra để thấy mức tổng.</translation>
    </message>
    <message>
        <source>Why it was refused…</source>
        <translation>Vì sao bị từ chối…</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Bật tiếng</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Tắt tiếng</translation>
    </message>
    <message>
        <source>Fader to 100 %</source>
        <translation>Cần gạt về 100 %</translation>
    </message>
    <message>
        <source>Type a volume…</source>
        <translation>Nhập âm lượng…</translation>
    </message>
    <message>
        <source>A mix takes nine inputs.</source>
        <translation>Một bản trộn nhận tối đa chín đầu vào.</translation>
    </message>
    <message>
        <source>Add
input</source>
        <translation>Thêm
đầu vào</translation>
    </message>
    <message>
        <source>Add input</source>
        <translation>Thêm đầu vào</translation>
    </message>
    <message>
        <source>Inputs of the mix</source>
        <translation>Các đầu vào của bản trộn</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Luồng</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Source {number}</source>
        <translation>Nguồn {number}</translation>
    </message>
    <message>
        <source>Not mixed</source>
        <translation>Không trộn</translation>
    </message>
    <message>
        <source>Nothing is sent. It returns by itself, and is removed at 1:30.</source>
        <translation>Không có tín hiệu. Tự trở lại khi có tín hiệu, và bị gỡ sau 1:30.</translation>
    </message>
    <message>
        <source>A mix takes nine inputs. Remove another one.</source>
        <translation>Một bản trộn nhận tối đa chín đầu vào. Hãy gỡ bớt một đầu vào khác.</translation>
    </message>
    <message>
        <source>{percent} percent</source>
        <translation>{percent} phần trăm</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>tắt tiếng</translation>
    </message>
    <message>
        <source>listeners hear {percent} percent</source>
        <translation>người nghe đang nghe {percent} phần trăm</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>chưa gửi</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>đang gửi</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>đã áp dụng</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>bị từ chối</translation>
    </message>
    <message>
        <source>at next start</source>
        <translation>ở lần chạy sau</translation>
    </message>
    <message>
        <source>set by room</source>
        <translation>theo phòng</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>đã rời đi</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Chưa gửi</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Đang gửi…</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Đã áp dụng</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Bị từ chối</translation>
    </message>
    <message>
        <source>At next start</source>
        <translation>Lần chạy sau</translation>
    </message>
    <message>
        <source>Set by room</source>
        <translation>Theo phòng</translation>
    </message>
    <message>
        <source>No mix is running. It is sent when one starts.</source>
        <translation>Không có bản trộn nào đang chạy. Sẽ gửi khi bắt đầu trộn.</translation>
    </message>
    <message>
        <source>The service has not confirmed it yet. The triangle marks what is heard.</source>
        <translation>Dịch vụ chưa xác nhận. Hình tam giác chỉ mức đang được nghe.</translation>
    </message>
    <message>
        <source>The service confirmed this value.</source>
        <translation>Dịch vụ đã xác nhận giá trị này.</translation>
    </message>
    <message>
        <source>The service refused it. Press for the reason.</source>
        <translation>Dịch vụ đã từ chối. Bấm để xem lý do.</translation>
    </message>
    <message>
        <source>In force after a restart. Press to apply it now.</source>
        <translation>Có hiệu lực sau khi khởi động lại. Bấm để áp dụng ngay.</translation>
    </message>
    <message>
        <source>In Auto the service mixes everyone in the room at 100 %.</source>
        <translation>Ở chế độ Tự động, dịch vụ trộn mọi người trong phòng ở 100 %.</translation>
    </message>
    <message>
        <source>Return of {name}</source>
        <translation>Tiếng về của {name}</translation>
    </message>
</context>
<context>
    <name>MixerShort</name>
    <message>
        <source>MUTED</source>
        <translation>ĐÃ TẮT</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Tắt</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Bỏ ra</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Chưa gửi</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Đang gửi</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Đã nhận</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Từ chối</translation>
    </message>
    <message>
        <source>At start</source>
        <translation>Lần sau</translation>
    </message>
    <message>
        <source>By room</source>
        <translation>Phòng</translation>
    </message>
    <message>
        <source>Gone {time}</source>
        <translation>Vắng {time}</translation>
    </message>
</context>
<context>
    <name>Monitoring</name>
    <message>
        <source>Monitoring</source>
        <translation>Kiểm thính</translation>
    </message>
    <message>
        <source>Test sound</source>
        <translation>Thử âm thanh</translation>
    </message>
    <message>
        <source>Follow the focused source</source>
        <translation>Theo nguồn tiêu điểm</translation>
    </message>
    <message>
        <source>Only the chosen ones</source>
        <translation>Chỉ những nguồn đã chọn</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Tắt</translation>
    </message>
    <message>
        <source>Momentary (0.4 s)</source>
        <translation>Tức thời (0,4 giây)</translation>
    </message>
    <message>
        <source>Short-term (3 s)</source>
        <translation>Ngắn hạn (3 giây)</translation>
    </message>
    <message>
        <source>Integrated (since it began)</source>
        <translation>Tích hợp (từ lúc bắt đầu)</translation>
    </message>
    <message>
        <source>Use the graphics hardware where it can</source>
        <translation>Dùng phần cứng đồ họa khi có thể</translation>
    </message>
    <message>
        <source>No sound output found. Pictures and recordings are not affected.</source>
        <translation>Không tìm thấy đầu ra âm thanh. Hình và bản ghi không bị ảnh hưởng.</translation>
    </message>
    <message>
        <source>There is no output to play it on.</source>
        <translation>Không có đầu ra nào để phát.</translation>
    </message>
    <message>
        <source>The system’s default</source>
        <translation>Mặc định hệ thống</translation>
    </message>
    <message>
        <source>Not connected: {name}</source>
        <translation>Chưa kết nối: {name}</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>Tai nghe</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Đầu ra</translation>
    </message>
    <message>
        <source>Longer is safer, shorter is closer to the picture’s moment. Starts the sound anew.</source>
        <translation>Dài thì an toàn hơn, ngắn thì sát hình hơn. Âm thanh sẽ bắt đầu lại.</translation>
    </message>
    <message>
        <source>Buffer</source>
        <translation>Bộ đệm</translation>
    </message>
    <message>
        <source>Listening never changes recordings or what is aired.</source>
        <translation>Việc nghe không bao giờ làm thay đổi bản ghi hay nội dung phát.</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Nghe</translation>
    </message>
    <message>
        <source>EBU R128, of the focus and of addresses. All four figures stand in the details.</source>
        <translation>EBU R128, của nguồn tiêu điểm và của các địa chỉ. Cả bốn con số nằm trong phần chi tiết.</translation>
    </message>
    <message>
        <source>Loudness line</source>
        <translation>Dòng độ to</translation>
    </message>
    <message>
        <source>−23 for broadcast after EBU R128, −16 for most services on the internet.</source>
        <translation>−23 cho phát sóng theo EBU R128, −16 cho hầu hết dịch vụ trên mạng.</translation>
    </message>
    <message>
        <source>Loudness target</source>
        <translation>Mức độ to mục tiêu</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>A source without bytes for this long is shown as stalled.</source>
        <translation>Nguồn không có dữ liệu lâu chừng này được hiện là bị nghẽn.</translation>
    </message>
    <message>
        <source>Stalled after</source>
        <translation>Bị nghẽn sau</translation>
    </message>
    <message>
        <source>Applies to the next picture that starts. Without it the processor does the work.</source>
        <translation>Áp dụng cho hình bắt đầu kế tiếp. Nếu tắt thì bộ xử lý làm việc này.</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>Giải mã</translation>
    </message>
    <message>
        <source>The chosen output is not connected. {other} is used until it is back.</source>
        <translation>Đầu ra đã chọn chưa được kết nối. Đang dùng {other} cho đến khi nó trở lại.</translation>
    </message>
    <message>
        <source> s</source>
        <translation> giây</translation>
    </message>
</context>
<context>
    <name>NewChannel</name>
    <message>
        <source>New streaming channel</source>
        <translation>Kênh phát mới</translation>
    </message>
    <message>
        <source>No category</source>
        <translation>Không có danh mục</translation>
    </message>
    <message>
        <source>Private: only chosen members see it</source>
        <translation>Riêng tư: chỉ thành viên được chọn mới thấy</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Tạo</translation>
    </message>
    <message>
        <source>A channel with this name exists.</source>
        <translation>Đã có kênh mang tên này.</translation>
    </message>
    <message>
        <source>In {clan}</source>
        <translation>Trong {clan}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Danh mục</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>{sentence} ({count} times)</source>
        <translation>{sentence} ({count} lần)</translation>
    </message>
    <message>
        <source>“{name}” stalled: no bytes for {seconds} s. Its recording continues.</source>
        <translation>“{name}” bị nghẽn: {seconds} giây không có dữ liệu. Bản ghi vẫn tiếp tục.</translation>
    </message>
    <message>
        <source>“{name}” stalled: no bytes for {seconds} s. It is not being recorded.</source>
        <translation>“{name}” bị nghẽn: {seconds} giây không có dữ liệu. Nguồn này không được ghi.</translation>
    </message>
    <message>
        <source>A sender at {ip} was turned away: {reason}.</source>
        <translation>Bên gửi tại {ip} bị từ chối: {reason}.</translation>
    </message>
    <message>
        <source>A sender at {ip} was turned away.</source>
        <translation>Bên gửi tại {ip} bị từ chối.</translation>
    </message>
    <message>
        <source>{name} failed. The service gives no reason.</source>
        <translation>{name} gặp lỗi. Dịch vụ không nêu lý do.</translation>
    </message>
    <message>
        <source>{left} of recording are left on {disk}.</source>
        <translation>Còn ghi được {left} trên {disk}.</translation>
    </message>
    <message>
        <source>Only {bytes} are left for recordings on {disk}.</source>
        <translation>Chỉ còn {bytes} cho bản ghi trên {disk}.</translation>
    </message>
    <message>
        <source>The call service asks to wait {seconds} s.</source>
        <translation>Dịch vụ cuộc gọi yêu cầu chờ {seconds} giây.</translation>
    </message>
    <message>
        <source>The call service asks to wait a moment.</source>
        <translation>Dịch vụ cuộc gọi yêu cầu chờ một lát.</translation>
    </message>
    <message>
        <source>The invitation to the call was not sent to “{channel}”. Nobody there was told.</source>
        <translation>Lời mời vào cuộc gọi chưa được gửi tới “{channel}”. Không ai ở đó được báo.</translation>
    </message>
    <message>
        <source>You may not start calls here. The support of the call service can allow it.</source>
        <translation>Bạn không được phép bắt đầu cuộc gọi ở đây. Bộ phận hỗ trợ của dịch vụ cuộc gọi có thể cho phép.</translation>
    </message>
    <message>
        <source>You may not join this call.</source>
        <translation>Bạn không được phép tham gia cuộc gọi này.</translation>
    </message>
    <message>
        <source>The call token has ended. You are not heard any more.</source>
        <translation>Token của cuộc gọi đã hết hạn. Không ai nghe thấy bạn nữa.</translation>
    </message>
    <message>
        <source>The call token has ended. You were heard until {time}.</source>
        <translation>Token của cuộc gọi đã hết hạn. Mọi người nghe thấy bạn đến {time}.</translation>
    </message>
    <message>
        <source>The token could not be renewed. The call may end soon.</source>
        <translation>Không gia hạn được token. Cuộc gọi có thể sắp kết thúc.</translation>
    </message>
    <message>
        <source>The token could not be renewed and ends in {time}.</source>
        <translation>Không gia hạn được token, token hết hạn sau {time}.</translation>
    </message>
    <message>
        <source>You are in no call. The cough key does nothing.</source>
        <translation>Bạn không ở trong cuộc gọi nào. Phím ho không có tác dụng.</translation>
    </message>
    <message>
        <source>This service has retired calls.</source>
        <translation>Dịch vụ này đã ngừng cung cấp cuộc gọi.</translation>
    </message>
    <message>
        <source>There is no call with this id.</source>
        <translation>Không có cuộc gọi nào với mã này.</translation>
    </message>
    <message>
        <source>The call service does not know the channel “{channel}”. No call was started. Correct it in the settings.</source>
        <translation>Dịch vụ cuộc gọi không biết kênh “{channel}”. Chưa có cuộc gọi nào được bắt đầu. Hãy sửa trong phần cài đặt.</translation>
    </message>
    <message>
        <source>A call id is made of letters, digits, - and _, and of no more than 64. Correct it, or paste the link.</source>
        <translation>Mã cuộc gọi gồm chữ cái, chữ số, - và _, không quá 64 ký tự. Hãy sửa lại, hoặc dán liên kết.</translation>
    </message>
    <message>
        <source>The call service is not set up: an API key, a user id and a token are needed. Set them in the settings.</source>
        <translation>Dịch vụ cuộc gọi chưa được thiết lập: cần khóa API, mã người dùng và token. Hãy đặt trong phần cài đặt.</translation>
    </message>
    <message>
        <source>The call service refused the key or the token. Check them in the settings.</source>
        <translation>Dịch vụ cuộc gọi từ chối khóa hoặc token. Hãy kiểm tra trong phần cài đặt.</translation>
    </message>
    <message>
        <source>The user token of the call service has ended. Set a new one in the settings.</source>
        <translation>Token người dùng của dịch vụ cuộc gọi đã hết hạn. Hãy đặt token mới trong phần cài đặt.</translation>
    </message>
    <message>
        <source>For the call service the token is not valid yet. Check the clock of this computer.</source>
        <translation>Với dịch vụ cuộc gọi, token chưa có hiệu lực. Hãy kiểm tra đồng hồ của máy này.</translation>
    </message>
    <message>
        <source>The call service has suspended this account. Ask its support.</source>
        <translation>Dịch vụ cuộc gọi đã tạm ngưng tài khoản này. Hãy hỏi bộ phận hỗ trợ của dịch vụ.</translation>
    </message>
    <message>
        <source>The call service does not take what was asked for. “Details” has its words.</source>
        <translation>Dịch vụ cuộc gọi không nhận yêu cầu này. Lời của dịch vụ có trong “Chi tiết”.</translation>
    </message>
    <message>
        <source>The call is at {name}, which Airdesk does not know. It cannot be joined here.</source>
        <translation>Cuộc gọi ở {name}, Airdesk không biết dịch vụ này. Không thể tham gia ở đây.</translation>
    </message>
    <message>
        <source>A part of Airdesk that calls at {name} need is missing, or did not start.</source>
        <translation>Phần của Airdesk mà cuộc gọi qua {name} cần đến bị thiếu, hoặc không khởi động được.</translation>
    </message>
    <message>
        <source>The invitation to the call was not sent. Nobody was told.</source>
        <translation>Lời mời vào cuộc gọi chưa được gửi. Chưa ai được báo.</translation>
    </message>
    <message>
        <source>The invitation to the call was sent to “{channel}”.</source>
        <translation>Đã gửi lời mời vào cuộc gọi đến “{channel}”.</translation>
    </message>
    <message>
        <source>{name} did not connect in {seconds} s. Check the network or try again.</source>
        <translation>{name} không kết nối được trong {seconds} giây. Hãy kiểm tra mạng hoặc thử lại.</translation>
    </message>
    <message>
        <source>{name} did not take the token of the call service. Try again.</source>
        <translation>{name} không nhận token của dịch vụ cuộc gọi. Hãy thử lại.</translation>
    </message>
    <message>
        <source>The call is full. Try again when somebody has left.</source>
        <translation>Cuộc gọi đã đầy. Hãy thử lại khi có người rời đi.</translation>
    </message>
    <message>
        <source>You were removed from the call. You are not heard any more.</source>
        <translation>Bạn đã bị đưa ra khỏi cuộc gọi. Không ai nghe thấy bạn nữa.</translation>
    </message>
    <message>
        <source>The call was ended for everybody.</source>
        <translation>Cuộc gọi đã kết thúc với tất cả mọi người.</translation>
    </message>
    <message>
        <source>You joined this call from another place. Here it has ended.</source>
        <translation>Bạn đã tham gia cuộc gọi này từ nơi khác. Ở đây cuộc gọi đã kết thúc.</translation>
    </message>
    <message>
        <source>The connection to the call did not come back. You are not heard any more. Check the network.</source>
        <translation>Không khôi phục được kết nối đến cuộc gọi. Không ai nghe thấy bạn nữa. Hãy kiểm tra mạng.</translation>
    </message>
    <message>
        <source>The call has failed. You are not heard any more. “Details” has the reason.</source>
        <translation>Cuộc gọi bị lỗi. Không ai nghe thấy bạn nữa. Lý do có trong “Chi tiết”.</translation>
    </message>
    <message>
        <source>The page of the call has crashed. You are not heard any more. Everything else goes on.</source>
        <translation>Trang của cuộc gọi bị sập. Không ai nghe thấy bạn nữa. Mọi thứ khác vẫn tiếp tục.</translation>
    </message>
    <message>
        <source>No microphone was found. Plug one in, or join muted.</source>
        <translation>Không tìm thấy mic. Hãy cắm một chiếc, hoặc tham gia khi tắt mic.</translation>
    </message>
    <message>
        <source>{device} was unplugged. {other} is used now.</source>
        <translation>{device} đã bị rút ra. Hiện đang dùng {other}.</translation>
    </message>
    <message>
        <source>No camera was found. Plug one in, or join with audio.</source>
        <translation>Không tìm thấy camera. Hãy cắm một chiếc, hoặc tham gia chỉ với âm thanh.</translation>
    </message>
    <message>
        <source>{device} is used by another program. Close that, or choose another.</source>
        <translation>{device} đang được chương trình khác dùng. Hãy đóng chương trình đó, hoặc chọn thiết bị khác.</translation>
    </message>
    <message>
        <source>The chosen sound output is not connected. {other} is used now.</source>
        <translation>Đầu ra âm thanh đã chọn chưa được kết nối. Hiện đang dùng {other}.</translation>
    </message>
    <message>
        <source>The recordings cannot be read: {reason}.</source>
        <translation>Không đọc được các bản ghi: {reason}.</translation>
    </message>
    <message>
        <source>This is not a meeting link.</source>
        <translation>Đây không phải liên kết cuộc họp.</translation>
    </message>
    <message>
        <source>Only Google Meet and Teams send a live picture. No bot was invited. Use a link of one of them.</source>
        <translation>Chỉ Google Meet và Teams gửi hình trực tiếp. Chưa mời bot nào. Hãy dùng liên kết của một trong hai.</translation>
    </message>
    <message>
        <source>MeetStream refused the key. No bot was invited.</source>
        <translation>MeetStream từ chối khóa. Chưa mời bot nào.</translation>
    </message>
    <message>
        <source>MeetStream refused the key. “{name}” goes on as before. Set the right key and try again.</source>
        <translation>MeetStream từ chối khóa. “{name}” vẫn tiếp tục như trước. Hãy đặt khóa đúng rồi thử lại.</translation>
    </message>
    <message>
        <source>There is no MeetStream key. “{name}” goes on as before. Set the key and try again.</source>
        <translation>Chưa có khóa MeetStream. “{name}” vẫn tiếp tục như trước. Hãy đặt khóa rồi thử lại.</translation>
    </message>
    <message>
        <source>There is no MeetStream key. No bot was invited. Set the key in the settings.</source>
        <translation>Chưa có khóa MeetStream. Chưa mời bot nào. Hãy đặt khóa trong cài đặt.</translation>
    </message>
    <message>
        <source>MeetStream asks to wait {seconds} s. “{name}” goes on as before. Try again then.</source>
        <translation>MeetStream yêu cầu chờ {seconds} giây. “{name}” vẫn tiếp tục như trước. Hãy thử lại sau đó.</translation>
    </message>
    <message>
        <source>MeetStream asks to wait {seconds} s. The bot is invited then by itself.</source>
        <translation>MeetStream yêu cầu chờ {seconds} giây. Sau đó bot được mời tự động.</translation>
    </message>
    <message>
        <source>MeetStream refused it: {reason}. “{name}” goes on as before.</source>
        <translation>MeetStream từ chối: {reason}. “{name}” vẫn tiếp tục như trước.</translation>
    </message>
    <message>
        <source>This bot is already in the meeting.</source>
        <translation>Bot này đã ở trong cuộc họp.</translation>
    </message>
    <message>
        <source>MeetStream no longer knows the bot of “{name}”. It may have left the meeting.</source>
        <translation>MeetStream không còn biết bot của “{name}”. Có thể bot đã rời cuộc họp.</translation>
    </message>
    <message>
        <source>MeetStream refused the invitation of “{name}”: {reason}. No bot was invited.</source>
        <translation>MeetStream từ chối lời mời của “{name}”: {reason}. Chưa mời bot nào.</translation>
    </message>
    <message>
        <source>{name} waits to be admitted. Ask the host.</source>
        <translation>{name} đang chờ được duyệt. Hãy nhờ chủ phòng.</translation>
    </message>
    <message>
        <source>Nobody admitted {name} in {minutes} min. The bot has left.</source>
        <translation>Không ai duyệt {name} trong {minutes} phút. Bot đã rời đi.</translation>
    </message>
    <message>
        <source>The host turned {name} away.</source>
        <translation>Chủ phòng đã từ chối {name}.</translation>
    </message>
    <message>
        <source>{name} was removed from the meeting. The recording up to here is complete.</source>
        <translation>{name} đã bị đưa ra khỏi cuộc họp. Bản ghi đến đây là đầy đủ.</translation>
    </message>
    <message>
        <source>{name} failed: {reason}.</source>
        <translation>{name} gặp lỗi: {reason}.</translation>
    </message>
    <message>
        <source>The bot of “{name}” could not be removed. It may still be in the meeting. Try again or ask the host.</source>
        <translation>Không gỡ được bot của “{name}”. Có thể bot vẫn ở trong cuộc họp. Hãy thử lại hoặc nhờ chủ phòng.</translation>
    </message>
    <message>
        <source>“{name}” could not be paused or resumed. It goes on as before. Try again in a moment.</source>
        <translation>Không tạm dừng hay tiếp tục được “{name}”. Mọi thứ vẫn như trước. Hãy thử lại sau giây lát.</translation>
    </message>
    <message>
        <source>MeetStream does not say how “{name}” is doing. What arrives is still shown and recorded.</source>
        <translation>MeetStream không cho biết tình trạng của “{name}”. Những gì tới vẫn được hiện và ghi.</translation>
    </message>
    <message>
        <source>{service} cannot be reached. What arrives is still shown and recorded. Check the network.</source>
        <translation>Không tới được {service}. Những gì tới vẫn được hiện và ghi. Hãy kiểm tra mạng.</translation>
    </message>
    <message>
        <source>{service} has a fault of its own ({code}). What arrives is still shown and recorded. Try again later.</source>
        <translation>{service} đang gặp sự cố ({code}). Những gì tới vẫn được hiện và ghi. Hãy thử lại sau.</translation>
    </message>
    <message>
        <source>The certificate of {service} is not valid here. Nothing was sent. Check the clock and the address.</source>
        <translation>Chứng chỉ của {service} không hợp lệ ở đây. Chưa gửi gì. Hãy kiểm tra đồng hồ và địa chỉ.</translation>
    </message>
    <message>
        <source>{service} answered with something Airdesk does not know ({code}).</source>
        <translation>{service} trả lời điều mà Airdesk không hiểu ({code}).</translation>
    </message>
    <message>
        <source>{name} is in the meeting but no picture arrives. The ingest address may not be reachable.</source>
        <translation>{name} đã ở trong cuộc họp nhưng chưa có hình. Có thể không tới được địa chỉ nhận.</translation>
    </message>
    <message>
        <source>“{name}” is back after {seconds} s.</source>
        <translation>“{name}” đã trở lại sau {seconds} giây.</translation>
    </message>
    <message>
        <source>“{name}” sends a picture that cannot be decoded. It is still recorded as it arrives.</source>
        <translation>“{name}” gửi hình không giải mã được. Dữ liệu tới vẫn được ghi nguyên vẹn.</translation>
    </message>
    <message>
        <source>“{name}” has no sound.</source>
        <translation>“{name}” không có tiếng.</translation>
    </message>
    <message>
        <source>Port {port} is used by another program. No source can arrive.</source>
        <translation>Cổng {port} đang bị chương trình khác dùng. Không nguồn nào vào được.</translation>
    </message>
    <message>
        <source>The ingest address cannot be right. Bots will not reach this computer. Correct it in the settings.</source>
        <translation>Địa chỉ nhận chắc chắn sai. Bot sẽ không tới được máy này. Hãy sửa trong phần cài đặt.</translation>
    </message>
    <message>
        <source>Recording stopped: only {bytes} are left. What was recorded is safe.</source>
        <translation>Đã dừng ghi: chỉ còn {bytes}. Những gì đã ghi vẫn an toàn.</translation>
    </message>
    <message>
        <source>There is space again: {bytes} are free. Recording goes on in a new file.</source>
        <translation>Đã có chỗ trống: còn {bytes}. Việc ghi tiếp tục trong tệp mới.</translation>
    </message>
    <message>
        <source>The file of “{name}” was deleted while it was recorded. {bytes} are lost. Recording goes on in a new file.</source>
        <translation>Tệp của “{name}” đã bị xóa trong khi đang ghi. Mất {bytes}. Việc ghi tiếp tục trong một tệp mới.</translation>
    </message>
    <message>
        <source>The file of “{name}” was moved or renamed while it was recorded. It is complete up to there. Recording goes on in a new file.</source>
        <translation>Tệp của “{name}” đã bị chuyển hoặc đổi tên trong khi đang ghi. Nội dung đến lúc đó vẫn đầy đủ. Việc ghi tiếp tục trong một tệp mới.</translation>
    </message>
    <message>
        <source>Recording saved: {name}, {duration}, {bytes}.</source>
        <translation>Đã lưu bản ghi: {name}, {duration}, {bytes}.</translation>
    </message>
    <message>
        <source>{name} was repaired after a crash. {seconds} s are missing.</source>
        <translation>{name} đã được khôi phục sau sự cố. Thiếu {seconds} giây.</translation>
    </message>
    <message>
        <source>The certificate ends on {date}. Bots will be refused after that.</source>
        <translation>Chứng chỉ hết hạn ngày {date}. Sau đó bot sẽ bị từ chối.</translation>
    </message>
    <message>
        <source>The certificate or its key cannot be used. No source can arrive. Choose other files in the settings.</source>
        <translation>Không dùng được chứng chỉ hoặc khóa của nó. Không nguồn nào vào được. Hãy chọn tệp khác trong cài đặt.</translation>
    </message>
    <message>
        <source>“{name}” cannot be recorded: {reason}.</source>
        <translation>Không ghi được “{name}”: {reason}.</translation>
    </message>
    <message>
        <source>{name} has dialled in but sends no picture.</source>
        <translation>{name} đã kết nối nhưng không gửi hình ảnh.</translation>
    </message>
    <message>
        <source>“{name}” is back after {seconds} s. {missing} s are missing.</source>
        <translation>“{name}” đã trở lại sau {seconds} giây. Thiếu {missing} giây.</translation>
    </message>
    <message>
        <source>{service} did not answer in time. What was asked for may have happened. Look before you try again.</source>
        <translation>{service} không trả lời kịp. Việc vừa yêu cầu có thể đã xảy ra. Hãy xem lại trước khi thử lại.</translation>
    </message>
    <message>
        <source>This computer’s clock is {minutes} min wrong; {service} may refuse it. Set the clock.</source>
        <translation>Đồng hồ máy này sai {minutes} phút; {service} có thể từ chối. Hãy chỉnh lại đồng hồ.</translation>
    </message>
    <message>
        <source>“{name}” does not come: {reason}. Airdesk tries again.</source>
        <translation>“{name}” không đến: {reason}. Airdesk đang thử lại.</translation>
    </message>
    <message>
        <source>“{name}” cannot be shown: {reason}.</source>
        <translation>Không thể hiển thị “{name}”: {reason}.</translation>
    </message>
    <message>
        <source>More than {count} bots that nobody invited have dialled in. The tiles of the oldest that have gone give way.</source>
        <translation>Hơn {count} bot không được mời đã gọi vào. Ô của những bot cũ nhất đã rời đi sẽ nhường chỗ.</translation>
    </message>
    <message>
        <source>A part of Airdesk that receives bots cannot be loaded. No source can arrive. Start Airdesk again.</source>
        <translation>Không tải được phần nhận bot của Airdesk. Không nguồn nào đến được. Hãy khởi động lại Airdesk.</translation>
    </message>
    <message>
        <source>Port {port} is used by another program. Remote control is off.</source>
        <translation>Cổng {port} đang bị chương trình khác dùng. Điều khiển từ xa đang tắt.</translation>
    </message>
    <message>
        <source>A part of remote control cannot be loaded. It is off; all else works.</source>
        <translation>Một phần của điều khiển từ xa không tải được. Chức năng này tắt; mọi thứ khác vẫn chạy.</translation>
    </message>
    <message>
        <source>The sign-in has expired. Chat and channel list stand still; the broadcast goes on.</source>
        <translation>Phiên đăng nhập đã hết hạn. Trò chuyện và danh sách kênh dừng lại; buổi phát vẫn tiếp tục.</translation>
    </message>
    <message>
        <source>Mezon refused the sign-in. Check what was entered.</source>
        <translation>Mezon từ chối đăng nhập. Hãy kiểm tra những gì đã nhập.</translation>
    </message>
    <message>
        <source>You are not a member of the clan of this address. Ask for an invitation in Mezon.</source>
        <translation>Bạn không phải thành viên của clan trong địa chỉ này. Hãy xin lời mời trong Mezon.</translation>
    </message>
    <message>
        <source>The channel of this address is not in “{clan}”, or you may not see it. Ask the clan’s owner.</source>
        <translation>Kênh của địa chỉ này không có trong “{clan}”, hoặc bạn không được xem. Hãy hỏi chủ clan.</translation>
    </message>
    <message>
        <source>The conversation of this address is not one of yours.</source>
        <translation>Cuộc trò chuyện của địa chỉ này không phải của bạn.</translation>
    </message>
    <message>
        <source>The file of the sign-in could not be read or written: {reason}.</source>
        <translation>Không đọc hoặc ghi được tệp đăng nhập: {reason}.</translation>
    </message>
    <message>
        <source>This file holds no sign-in to Mezon. Nothing was changed.</source>
        <translation>Tệp này không chứa đăng nhập Mezon nào. Không có gì thay đổi.</translation>
    </message>
    <message>
        <source>The sign-in is kept in {name}. Whoever has the file has the account.</source>
        <translation>Đăng nhập được lưu trong {name}. Ai có tệp này là có tài khoản.</translation>
    </message>
    <message>
        <source>Mezon does not allow this. Ask the clan’s owner.</source>
        <translation>Mezon không cho phép việc này. Hãy hỏi chủ clan.</translation>
    </message>
    <message>
        <source>The message was not sent.</source>
        <translation>Tin nhắn chưa được gửi.</translation>
    </message>
    <message>
        <source>You may read here, but not write.</source>
        <translation>Bạn được đọc ở đây, nhưng không được viết.</translation>
    </message>
    <message>
        <source>{file} could not be attached: {reason}.</source>
        <translation>Không đính kèm được {file}: {reason}.</translation>
    </message>
    <message>
        <source>The keyring did not answer. Unlock it and try again.</source>
        <translation>Chùm khóa không trả lời. Hãy mở khóa và thử lại.</translation>
    </message>
    <message>
        <source>The keyring is locked. Stored keys cannot be read. Unlock it and try again.</source>
        <translation>Chùm khóa đang bị khóa. Không đọc được các khóa đã lưu. Hãy mở khóa và thử lại.</translation>
    </message>
    <message>
        <source>The keyring did not take the key. It is kept until Airdesk is closed. Unlock the keyring to store it.</source>
        <translation>Chùm khóa không nhận khóa này. Khóa được giữ đến khi đóng Airdesk. Hãy mở chùm khóa để lưu.</translation>
    </message>
    <message>
        <source>No sound output was found. Pictures, levels and recordings are not affected.</source>
        <translation>Không tìm thấy đầu ra âm thanh. Hình, mức và bản ghi không bị ảnh hưởng.</translation>
    </message>
    <message>
        <source>The wall is back in this window: the other screen is gone.</source>
        <translation>Tường hình đã về cửa sổ này: màn hình kia không còn.</translation>
    </message>
    <message>
        <source>The settings could not be read. Airdesk starts with new ones; the old file is kept as {file}.</source>
        <translation>Không đọc được cài đặt. Airdesk bắt đầu với cài đặt mới; tệp cũ được giữ lại với tên {file}.</translation>
    </message>
    <message>
        <source>The settings could not be saved: {reason}. They are in force until Airdesk is closed.</source>
        <translation>Không lưu được cài đặt: {reason}. Cài đặt có hiệu lực đến khi đóng Airdesk.</translation>
    </message>
    <message>
        <source>{file} holds no shortcuts of Airdesk. Nothing was changed.</source>
        <translation>{file} không chứa phím tắt của Airdesk. Không có gì thay đổi.</translation>
    </message>
    <message>
        <source>The shortcuts could not be saved: {reason}.</source>
        <translation>Không lưu được phím tắt: {reason}.</translation>
    </message>
    <message>
        <source>The shortcuts of {file} are in force, but for {count} that cannot be used here.</source>
        <translation>Phím tắt trong {file} đã có hiệu lực, trừ {count} phím không dùng được ở đây.</translation>
    </message>
    <message>
        <source>Something in Airdesk failed. Everything else goes on. “Details” has what support needs.</source>
        <translation>Một phần của Airdesk gặp lỗi. Mọi thứ khác vẫn tiếp tục. Mục “Chi tiết” có những gì bộ phận hỗ trợ cần.</translation>
    </message>
    <message>
        <source>The pictures stopped for a moment and come back by themselves. Recordings are not affected.</source>
        <translation>Hình ảnh bị dừng trong giây lát và sẽ tự trở lại. Các bản ghi không bị ảnh hưởng.</translation>
    </message>
    <message>
        <source>Copied, including the secret part.</source>
        <translation>Đã sao chép, kèm phần bí mật.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Đã sao chép.</translation>
    </message>
    <message>
        <source>The streaming service is full. Nothing is on air. Try again later.</source>
        <translation>Dịch vụ phát đã đầy. Chưa phát gì. Hãy thử lại sau.</translation>
    </message>
    <message>
        <source>The streaming service cannot be reached. Nothing is on air. Check the network.</source>
        <translation>Không kết nối được dịch vụ phát. Chưa phát gì. Hãy kiểm tra mạng.</translation>
    </message>
    <message>
        <source>The service ended the broadcast in {channel}. Listeners hear nothing. Connecting again.</source>
        <translation>Dịch vụ đã kết thúc buổi phát ở {channel}. Người nghe không nghe thấy gì. Đang kết nối lại.</translation>
    </message>
    <message>
        <source>The service ended the broadcast in {channel}. Nothing is on air.</source>
        <translation>Dịch vụ đã kết thúc buổi phát ở {channel}. Không phát gì nữa.</translation>
    </message>
    <message>
        <source>{channel} has another broadcast. Nothing is on air from here. Connecting again.</source>
        <translation>{channel} đang có buổi phát khác. Từ đây không phát gì. Đang kết nối lại.</translation>
    </message>
    <message>
        <source>{channel} has another broadcast. Nothing is on air from here. Ask who is live there.</source>
        <translation>{channel} đang có buổi phát khác. Từ đây không phát gì. Hãy hỏi xem ai đang phát ở đó.</translation>
    </message>
    <message>
        <source>The streaming service is full. Nothing is on air. Trying again.</source>
        <translation>Dịch vụ phát đã đầy. Chưa phát gì. Đang thử lại.</translation>
    </message>
    <message>
        <source>The streaming service cannot be reached. Nothing is on air. Trying again.</source>
        <translation>Không kết nối được dịch vụ phát. Chưa phát gì. Đang thử lại.</translation>
    </message>
    <message>
        <source>The list ends at {time} and nothing follows.</source>
        <translation>Danh sách sẽ hết lúc {time} và không còn gì tiếp theo.</translation>
    </message>
    <message>
        <source>Airdesk was cut off while {channel} was on air, last seen {time}. That broadcast is over.</source>
        <translation>Airdesk bị ngắt khi {channel} đang phát sóng, lần cuối ghi nhận lúc {time}. Buổi phát đó đã kết thúc.</translation>
    </message>
    <message>
        <source>{channel}: the service refused the file. It is not Ogg/Opus or WebM.</source>
        <translation>{channel}: dịch vụ từ chối tệp. Tệp không phải Ogg/Opus hay WebM.</translation>
    </message>
    <message>
        <source>{channel}: the service cannot fetch the file. The address must be open to the internet without a login.</source>
        <translation>{channel}: dịch vụ không tải được tệp. Địa chỉ phải mở ra internet và không cần đăng nhập.</translation>
    </message>
    <message>
        <source>You may not broadcast in {channel}. Ask the clan’s owner.</source>
        <translation>Bạn không được phát ở {channel}. Hãy hỏi chủ clan.</translation>
    </message>
    <message>
        <source>The service did not answer in 3 minutes. Listeners hear nothing.</source>
        <translation>Dịch vụ không trả lời trong 3 phút. Người nghe không nghe thấy gì.</translation>
    </message>
    <message>
        <source>The link to the service was lost. Listeners may hear silence. Connecting again.</source>
        <translation>Mất kết nối tới dịch vụ. Người nghe có thể chỉ nghe im lặng. Đang kết nối lại.</translation>
    </message>
    <message>
        <source>The broadcast in {channel} ended: the link was lost and {tries} tries failed.</source>
        <translation>Buổi phát ở {channel} đã kết thúc: mất kết nối và {tries} lần thử đều hỏng.</translation>
    </message>
    <message>
        <source>The streaming service did not take the sign-in. Nothing is on air. Sign in again.</source>
        <translation>Dịch vụ phát không nhận đăng nhập. Chưa phát gì. Hãy đăng nhập lại.</translation>
    </message>
    <message>
        <source>At the address of the streaming service something else answered. Nothing is on air. Check the address in the settings.</source>
        <translation>Ở địa chỉ của dịch vụ phát có thứ khác trả lời. Chưa phát gì. Hãy kiểm tra địa chỉ trong phần cài đặt.</translation>
    </message>
    <message>
        <source>The certificate of the streaming service is not valid here. Nothing is on air. Check the clock and the address.</source>
        <translation>Chứng chỉ của dịch vụ phát không hợp lệ ở đây. Chưa phát gì. Hãy kiểm tra đồng hồ và địa chỉ.</translation>
    </message>
    <message>
        <source>{channel}: the streaming service answered with something Airdesk does not know. Nothing is on air.</source>
        <translation>{channel}: dịch vụ phát trả lời điều mà Airdesk không hiểu. Chưa phát gì.</translation>
    </message>
    <message>
        <source>{channel} is on air again after {seconds} s.</source>
        <translation>{channel} đã phát lại sau {seconds} giây.</translation>
    </message>
    <message>
        <source>{channel} is on air but silent.</source>
        <translation>{channel} đang phát nhưng im lặng.</translation>
    </message>
    <message>
        <source>{title} was skipped: {reason}.</source>
        <translation>Đã bỏ qua {title}: {reason}.</translation>
    </message>
    <message>
        <source>The service did not answer the pause. It plays on as before. Try again.</source>
        <translation>Dịch vụ không trả lời lệnh tạm dừng. Vẫn phát như trước. Hãy thử lại.</translation>
    </message>
    <message>
        <source>The service did not answer the skip. Listen before you skip again.</source>
        <translation>Dịch vụ không trả lời lệnh bỏ qua. Hãy nghe trước khi bỏ qua lần nữa.</translation>
    </message>
    <message>
        <source>The question was closed: the broadcast is in another state now.</source>
        <translation>Câu hỏi đã đóng: buổi phát nay ở trạng thái khác.</translation>
    </message>
    <message>
        <source>{channel} is no longer among your channels, and the broadcast goes on. Perhaps nobody can hear it.</source>
        <translation>{channel} không còn trong các kênh của bạn, và buổi phát vẫn tiếp tục. Có thể không ai nghe được.</translation>
    </message>
    <message>
        <source>The as-run log could not be read. A new one was started; the old file is kept as {file}.</source>
        <translation>Không đọc được nhật ký phát sóng. Đã mở nhật ký mới; tệp cũ được giữ với tên {file}.</translation>
    </message>
    <message>
        <source>The as-run log cannot be written: {reason}. The broadcast is not affected. Check the disk.</source>
        <translation>Không ghi được nhật ký phát sóng: {reason}. Buổi phát không bị ảnh hưởng. Hãy kiểm tra đĩa.</translation>
    </message>
    <message>
        <source>As-run log saved: {file}.</source>
        <translation>Đã lưu nhật ký phát sóng: {file}.</translation>
    </message>
    <message>
        <source>The as-run log was not saved: {reason}. Choose another folder.</source>
        <translation>Chưa lưu được nhật ký phát sóng: {reason}. Hãy chọn thư mục khác.</translation>
    </message>
    <message>
        <source>ZEGOCLOUD is overloaded. Trying again in {seconds} s. The mix goes on unchanged.</source>
        <translation>ZEGOCLOUD đang quá tải. Sẽ thử lại sau {seconds} giây. Bản trộn vẫn chạy như cũ.</translation>
    </message>
    <message>
        <source>ZEGOCLOUD is overloaded. The mix goes on unchanged. Try again later.</source>
        <translation>ZEGOCLOUD đang quá tải. Bản trộn vẫn chạy như cũ. Hãy thử lại sau.</translation>
    </message>
    <message>
        <source>ZEGOCLOUD could not do what was asked ({code}). Trying again in {seconds} s.</source>
        <translation>ZEGOCLOUD không thực hiện được yêu cầu ({code}). Sẽ thử lại sau {seconds} giây.</translation>
    </message>
    <message>
        <source>ZEGOCLOUD could not do what was asked ({code}). Try again later.</source>
        <translation>ZEGOCLOUD không thực hiện được yêu cầu ({code}). Hãy thử lại sau.</translation>
    </message>
    <message>
        <source>Nobody has sent for {time}. The mix still costs. It ends by itself at 1:30.</source>
        <translation>Không ai gửi tín hiệu trong {time}. Bản trộn vẫn tính phí và sẽ tự kết thúc ở 1:30.</translation>
    </message>
    <message>
        <source>A mix of {time} is still running and costing.</source>
        <translation>Một bản trộn từ {time} vẫn đang chạy và tính phí.</translation>
    </message>
    <message>
        <source>Signature wrong ({code}). The server secret does not belong to this App ID. Nothing was changed.</source>
        <translation>Sai chữ ký ({code}). ServerSecret không thuộc App ID này. Không có gì thay đổi.</translation>
    </message>
    <message>
        <source>This computer’s clock is {minutes} min wrong; ZEGOCLOUD refuses it ({code}). Set the clock.</source>
        <translation>Đồng hồ máy này lệch {minutes} phút nên ZEGOCLOUD từ chối ({code}). Hãy chỉnh lại đồng hồ.</translation>
    </message>
    <message>
        <source>ZEGOCLOUD does not know this App ID ({code}). Check it in the settings.</source>
        <translation>ZEGOCLOUD không biết App ID này ({code}). Hãy kiểm tra trong phần cài đặt.</translation>
    </message>
    <message>
        <source>This App ID has no production environment ({code}). Choose the test environment in the settings.</source>
        <translation>App ID này chưa có môi trường chính thức ({code}). Hãy chọn môi trường thử nghiệm trong phần cài đặt.</translation>
    </message>
    <message>
        <source>There is no App ID or server secret of ZEGOCLOUD. Nothing was sent. Set them in the settings.</source>
        <translation>Chưa có App ID hoặc ServerSecret của ZEGOCLOUD. Chưa gửi gì. Hãy nhập trong phần cài đặt.</translation>
    </message>
    <message>
        <source>Stream mixing is not enabled for this App ID ({code}). Ask ZEGOCLOUD to turn it on.</source>
        <translation>App ID này chưa bật tính năng trộn luồng ({code}). Hãy yêu cầu ZEGOCLOUD bật.</translation>
    </message>
    <message>
        <source>ZEGOCLOUD does not take the mix as it is set up ({code}). “Details” has its words.</source>
        <translation>ZEGOCLOUD không nhận bản trộn với thiết lập này ({code}). Xem “Chi tiết”.</translation>
    </message>
    <message>
        <source>The mix did not start: an input is not sending ({code}). Remove it or wait.</source>
        <translation>Bản trộn chưa bắt đầu: một đầu vào không gửi tín hiệu ({code}). Hãy gỡ đầu vào đó hoặc chờ.</translation>
    </message>
    <message>
        <source>A mix takes nine inputs.</source>
        <translation>Một bản trộn nhận tối đa chín đầu vào.</translation>
    </message>
    <message>
        <source>An input is in the mix twice, or is an output too ({code}). Remove one.</source>
        <translation>Một đầu vào có hai lần trong bản trộn, hoặc cũng là đầu ra ({code}). Hãy gỡ bớt một.</translation>
    </message>
    <message>
        <source>ZEGOCLOUD does not take the outputs ({code}). The former ones stay.</source>
        <translation>ZEGOCLOUD không nhận các đầu ra này ({code}). Các đầu ra trước vẫn giữ nguyên.</translation>
    </message>
    <message>
        <source>Another user owns this mix ({code}). It cannot be changed here.</source>
        <translation>Bản trộn này thuộc người dùng khác ({code}). Không thể thay đổi ở đây.</translation>
    </message>
    <message>
        <source>{name}: {percent} % was refused. Listeners still hear {old} %.</source>
        <translation>{name}: mức {percent} % bị từ chối. Người nghe vẫn nghe ở {old} %.</translation>
    </message>
    <message>
        <source>“{name}” cannot be mixed now ({code}). The others are mixed without it.</source>
        <translation>Hiện không thể trộn “{name}” ({code}). Các đầu vào khác vẫn được trộn.</translation>
    </message>
    <message>
        <source>The mix could not be stopped ({code}). It still runs and costs. Try again.</source>
        <translation>Không dừng được bản trộn ({code}). Nó vẫn chạy và tính phí. Hãy thử lại.</translation>
    </message>
    <message>
        <source>Nobody sent for 1:30, and the service ended the mix.</source>
        <translation>Không ai gửi tín hiệu trong 1:30, dịch vụ đã kết thúc bản trộn.</translation>
    </message>
    <message>
        <source>The mix is gone or cannot be seen. Listeners may hear nothing.</source>
        <translation>Bản trộn đã mất hoặc không thấy được. Người nghe có thể không nghe thấy gì.</translation>
    </message>
    <message>
        <source>The mix is seen again. Every fader is sent once more.</source>
        <translation>Đã thấy lại bản trộn. Mọi cần gạt được gửi lại một lần nữa.</translation>
    </message>
    <message>
        <source>The room {name} does not exist yet. The mix starts when somebody is in it.</source>
        <translation>Phòng {name} chưa tồn tại. Bản trộn bắt đầu khi có người trong phòng.</translation>
    </message>
    <message>
        <source>Nothing can be heard of ZEGOCLOUD on port {port}. Who comes and goes is seen some seconds later.</source>
        <translation>Không nhận được tin của ZEGOCLOUD ở cổng {port}. Người vào và ra sẽ hiện chậm vài giây.</translation>
    </message>
    <message>
        <source>{name} removed from the mix.</source>
        <translation>Đã gỡ {name} khỏi bản trộn.</translation>
    </message>
    <message>
        <source>The question was closed: the mix is in another state now.</source>
        <translation>Câu hỏi đã đóng: bản trộn nay đã ở trạng thái khác.</translation>
    </message>
    <message>
        <source>Some scenes could not be read. The others are there; the old file is kept as {file}.</source>
        <translation>Một số cảnh không đọc được. Các cảnh khác vẫn còn; tệp cũ được giữ là {file}.</translation>
    </message>
    <message>
        <source>The scene could not be saved: {reason}.</source>
        <translation>Không lưu được cảnh: {reason}.</translation>
    </message>
    <message>
        <source>Airdesk may not use the camera. Allow it in the system’s privacy settings.</source>
        <translation>Airdesk không được dùng camera. Hãy cho phép trong cài đặt quyền riêng tư của hệ thống.</translation>
    </message>
    <message>
        <source>Airdesk may not use the microphone. Allow it in the system’s privacy settings.</source>
        <translation>Airdesk không được dùng mic. Hãy cho phép trong cài đặt quyền riêng tư của hệ thống.</translation>
    </message>
    <message>
        <source>{file} holds no settings of Airdesk. Nothing was changed.</source>
        <translation>{file} không chứa cài đặt nào của Airdesk. Không có gì thay đổi.</translation>
    </message>
    <message>
        <source>{file} was written by a newer Airdesk. Nothing was changed. Update this one, then import it again.</source>
        <translation>{file} do bản Airdesk mới hơn ghi. Không có gì thay đổi. Hãy cập nhật bản này rồi nhập lại.</translation>
    </message>
    <message>
        <source>{file} was not imported: its value for {name} is not possible. Nothing was changed.</source>
        <translation>Không nhập {file}: giá trị cho {name} không dùng được. Không có gì thay đổi.</translation>
    </message>
    <message>
        <source>The settings could not be exported: {reason}.</source>
        <translation>Không xuất được cài đặt: {reason}.</translation>
    </message>
    <message>
        <source>The settings are in {file}. Keys and passwords are not in it.</source>
        <translation>Cài đặt nằm trong {file}. Khóa và mật khẩu không có trong đó.</translation>
    </message>
    <message>
        <source>The settings of {file} are in force.</source>
        <translation>Cài đặt của {file} đã có hiệu lực.</translation>
    </message>
    <message>
        <source>Airdesk ended unexpectedly last time. What was kept is laid out; nothing is on air.</source>
        <translation>Lần trước Airdesk kết thúc đột ngột. Những gì đã lưu được bày lại; chưa phát gì.</translation>
    </message>
    <message numerus="yes">
        <source>Airdesk ended unexpectedly. %n source(s) can be brought back; nothing goes on air by itself.</source>
        <translation>
            <numerusform>Airdesk đã kết thúc đột ngột. Có thể khôi phục %n nguồn; không có gì tự phát.</numerusform>
        </translation>
    </message>
    <message>
        <source>What the last crash left could not be read.</source>
        <translation>Không đọc được những gì còn lại sau lần kết thúc đột ngột.</translation>
    </message>
    <message>
        <source>Some of what the last crash left could not be read; the rest is there.</source>
        <translation>Không đọc được một phần những gì còn lại sau lần kết thúc đột ngột; phần khác vẫn còn.</translation>
    </message>
    <message>
        <source>The old file is kept as {file}.</source>
        <translation>Tệp cũ được giữ với tên {file}.</translation>
    </message>
    <message>
        <source>Airdesk ended unexpectedly twice, soon after its start. Safe mode leaves out what may be to blame.</source>
        <translation>Airdesk đã kết thúc đột ngột hai lần, ngay sau khi khởi động. Chế độ an toàn bỏ qua những gì có thể là nguyên nhân.</translation>
    </message>
    <message>
        <source>Safe mode: no sound, no hardware decoding, the default layout, and nothing was restored.</source>
        <translation>Chế độ an toàn: không âm thanh, không giải mã bằng phần cứng, bố cục mặc định, và không khôi phục gì.</translation>
    </message>
    <message>
        <source>{file} cannot be saved: {reason}. What it holds is lost when Airdesk ends. Check the disk.</source>
        <translation>Không lưu được {file}: {reason}. Nội dung của nó sẽ mất khi Airdesk kết thúc. Hãy kiểm tra ổ đĩa.</translation>
    </message>
    <message>
        <source>To be added again, as the address was not kept: {name}.</source>
        <translation>Cần thêm lại vì địa chỉ không được lưu: {name}.</translation>
    </message>
    <message>
        <source>“{name}” was not brought back: its address was not kept. Add it again.</source>
        <translation>Chưa khôi phục được “{name}”: địa chỉ không được lưu lại. Hãy thêm lại.</translation>
    </message>
</context>
<context>
    <name>NoticeLine</name>
    <message>
        <source>Close this notice</source>
        <translation>Đóng thông báo này</translation>
    </message>
    <message numerus="yes">
        <source>%n more notice(s)</source>
        <translation>
            <numerusform>thêm %n thông báo</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Panic</name>
    <message>
        <source>Nothing is being sent</source>
        <translation>Không có gì đang được gửi đi</translation>
    </message>
    <message>
        <source>Stop mix…</source>
        <translation>Dừng trộn…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Mute all</source>
        <translation>Tắt tiếng hết</translation>
    </message>
    <message>
        <source>EVERYTHING MUTED {time}</source>
        <translation>ĐÃ TẮT HẾT TIẾNG {time}</translation>
    </message>
    <message>
        <source>MUTED, EXCEPT {n}</source>
        <translation>ĐÃ TẮT TIẾNG, TRỪ {n}</translation>
    </message>
    <message>
        <source>RELEASING…</source>
        <translation>ĐANG BẬT LẠI…</translation>
    </message>
    <message>
        <source>RELEASED, EXCEPT {n}</source>
        <translation>ĐÃ BẬT LẠI, TRỪ {n}</translation>
    </message>
    <message>
        <source>MUTING…</source>
        <translation>ĐANG TẮT TIẾNG…</translation>
    </message>
    <message>
        <source>Mute all is released.</source>
        <translation>Đã bỏ tắt tiếng hết.</translation>
    </message>
    <message>
        <source>Everything is muted.</source>
        <translation>Mọi thứ đã bị tắt tiếng.</translation>
    </message>
    <message>
        <source>Muted, except {n}.</source>
        <translation>Đã tắt tiếng, trừ {n}.</translation>
    </message>
    <message>
        <source>Mute all is released, except {n}.</source>
        <translation>Đã bỏ tắt tiếng hết, trừ {n}.</translation>
    </message>
    <message>
        <source>Playlist paused</source>
        <translation>Danh sách phát đã tạm dừng</translation>
    </message>
    <message>
        <source>Broadcast: pauses as soon as it is on air</source>
        <translation>Phát sóng: tạm dừng ngay khi lên sóng</translation>
    </message>
    <message>
        <source>Broadcast: link lost, pauses as soon as it is back</source>
        <translation>Phát sóng: mất kết nối, tạm dừng ngay khi có lại</translation>
    </message>
    <message>
        <source>Broadcast ends, may still be heard</source>
        <translation>Phát sóng đang kết thúc, có thể vẫn còn nghe thấy</translation>
    </message>
    <message>
        <source>Broadcast: air state unknown</source>
        <translation>Phát sóng: không rõ đang phát hay không</translation>
    </message>
    <message>
        <source>Playlist still plays: no answer to the pause</source>
        <translation>Danh sách phát vẫn chạy: lệnh tạm dừng chưa được trả lời</translation>
    </message>
    <message>
        <source>Pausing the playlist…</source>
        <translation>Đang tạm dừng danh sách phát…</translation>
    </message>
    <message>
        <source>Microphone off</source>
        <translation>Mic đã tắt</translation>
    </message>
    <message>
        <source>Call: joins with the microphone off</source>
        <translation>Cuộc gọi: vào với mic tắt</translation>
    </message>
    <message>
        <source>Call ends, may still be heard</source>
        <translation>Cuộc gọi đang kết thúc, có thể vẫn còn nghe thấy</translation>
    </message>
    <message>
        <source>Microphone: not off yet</source>
        <translation>Mic: chưa tắt</translation>
    </message>
    <message>
        <source>Mix silent</source>
        <translation>Bản trộn im lặng</translation>
    </message>
    <message>
        <source>Mix cannot be muted in Auto</source>
        <translation>Không thể tắt tiếng bản trộn ở chế độ Tự động</translation>
    </message>
    <message>
        <source>The mix of an earlier run still sends</source>
        <translation>Bản trộn của lần chạy trước vẫn đang gửi</translation>
    </message>
    <message>
        <source>Mix: nobody knows whether it is heard</source>
        <translation>Bản trộn: không rõ có đang nghe thấy không</translation>
    </message>
    <message>
        <source>Mix stops, may still be heard</source>
        <translation>Bản trộn đang dừng, có thể vẫn còn nghe thấy</translation>
    </message>
    <message>
        <source>Mix starts silent</source>
        <translation>Bản trộn bắt đầu trong im lặng</translation>
    </message>
    <message>
        <source>Mix: {n} of {count} silent</source>
        <translation>Bản trộn: {n} trên {count} im lặng</translation>
    </message>
    <message>
        <source>The broadcast in {name} is over</source>
        <translation>Buổi phát sóng ở {name} đã kết thúc</translation>
    </message>
    <message>
        <source>The playlist is still paused</source>
        <translation>Danh sách phát vẫn đang tạm dừng</translation>
    </message>
    <message>
        <source>The call is over</source>
        <translation>Cuộc gọi đã kết thúc</translation>
    </message>
    <message>
        <source>Microphone: no answer yet</source>
        <translation>Mic: chưa có trả lời</translation>
    </message>
    <message>
        <source>The mix is over</source>
        <translation>Bản trộn đã kết thúc</translation>
    </message>
    <message>
        <source>{name} has left the mix</source>
        <translation>{name} đã rời bản trộn</translation>
    </message>
    <message>
        <source>{name}: the service refused the fader</source>
        <translation>{name}: dịch vụ từ chối mức của cần gạt</translation>
    </message>
    <message>
        <source>{name}: no answer yet</source>
        <translation>{name}: chưa có trả lời</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Bỏ tắt tiếng</translation>
    </message>
    <message>
        <source>Release (hold {key})</source>
        <translation>Bỏ tắt tiếng (giữ {key})</translation>
    </message>
    <message>
        <source>Release Mute all</source>
        <translation>Bỏ tắt tiếng hết</translation>
    </message>
</context>
<context>
    <name>Playlist</name>
    <message>
        <source>Replace the address</source>
        <translation>Thay địa chỉ</translation>
    </message>
    <message>
        <source>Add an address</source>
        <translation>Thêm địa chỉ</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Thay</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Play next</source>
        <translation>Phát kế tiếp</translation>
    </message>
    <message>
        <source>Move to top</source>
        <translation>Chuyển lên đầu</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Thay…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Gỡ</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Kiểm tra lại</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n mục</numerusform>
        </translation>
    </message>
    <message>
        <source>{items}, {time} ready</source>
        <translation>{items}, sẵn sàng {time}</translation>
    </message>
    <message>
        <source>Playlist – {channel}</source>
        <translation>Danh sách phát – {channel}</translation>
    </message>
    <message>
        <source>Playlist</source>
        <translation>Danh sách phát</translation>
    </message>
    <message>
        <source>Add address…</source>
        <translation>Thêm địa chỉ…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>When the list ends</source>
        <translation>Khi hết danh sách</translation>
    </message>
    <message>
        <source>Stay on air, silent</source>
        <translation>Vẫn phát, im lặng</translation>
    </message>
    <message>
        <source>Repeat the list</source>
        <translation>Phát lại danh sách</translation>
    </message>
    <message>
        <source>End the broadcast</source>
        <translation>Kết thúc buổi phát</translation>
    </message>
    <message>
        <source>Nothing to play.</source>
        <translation>Không có gì để phát.</translation>
    </message>
    <message>
        <source>Add the address of a file that ends in .ogg, .opus or .webm.</source>
        <translation>Thêm địa chỉ của một tệp có đuôi .ogg, .opus hoặc .webm.</translation>
    </message>
    <message>
        <source>On air now, {time} left</source>
        <translation>Đang phát, còn {time}</translation>
    </message>
    <message>
        <source>Skipped at {ended}, on air from {began}</source>
        <translation>Bỏ qua lúc {ended}, phát từ {began}</translation>
    </message>
    <message>
        <source>Played {began} to {ended}</source>
        <translation>Đã phát từ {began} đến {ended}</translation>
    </message>
    <message>
        <source>Checking the address…</source>
        <translation>Đang kiểm tra địa chỉ…</translation>
    </message>
    <message>
        <source>Ready · {host}</source>
        <translation>Sẵn sàng · {host}</translation>
    </message>
    <message>
        <source>On air now</source>
        <translation>Đang phát</translation>
    </message>
    <message>
        <source>On air, paused</source>
        <translation>Đang phát, tạm dừng</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Đã bỏ qua</translation>
    </message>
    <message>
        <source>Played</source>
        <translation>Đã phát</translation>
    </message>
    <message>
        <source>Item {n}, {title}, {line}</source>
        <translation>Mục {n}, {title}, {line}</translation>
    </message>
    <message>
        <source>The service refused the file.</source>
        <translation>Dịch vụ từ chối tệp này.</translation>
    </message>
    <message>
        <source>The address does not answer ({code}).</source>
        <translation>Địa chỉ không trả lời ({code}).</translation>
    </message>
    <message>
        <source>The service refused it: {reason}</source>
        <translation>Dịch vụ từ chối: {reason}</translation>
    </message>
    <message>
        <source>The address does not answer.</source>
        <translation>Địa chỉ không trả lời.</translation>
    </message>
    <message>
        <source>The address asks for a login. The service fetches without one.</source>
        <translation>Địa chỉ đòi đăng nhập. Dịch vụ tải về mà không đăng nhập.</translation>
    </message>
    <message>
        <source>The certificate of the address is not valid.</source>
        <translation>Chứng chỉ của địa chỉ không hợp lệ.</translation>
    </message>
    <message>
        <source>The address leads to a place the service cannot reach.</source>
        <translation>Địa chỉ dẫn đến nơi dịch vụ không tới được.</translation>
    </message>
    <message>
        <source>The service plays Ogg/Opus and WebM only. This is neither.</source>
        <translation>Dịch vụ chỉ phát Ogg/Opus và WebM. Tệp này không phải.</translation>
    </message>
    <message>
        <source>The service plays Opus, VP8 and VP9 only. Something else is inside.</source>
        <translation>Dịch vụ chỉ phát Opus, VP8 và VP9. Bên trong là thứ khác.</translation>
    </message>
    <message>
        <source>It has more than two audio channels.</source>
        <translation>Tệp có hơn hai kênh âm thanh.</translation>
    </message>
    <message>
        <source>What is inside does not fit the ending of its name.</source>
        <translation>Nội dung không khớp với đuôi của tên tệp.</translation>
    </message>
    <message>
        <source>Type or paste an address.</source>
        <translation>Gõ hoặc dán một địa chỉ.</translation>
    </message>
    <message>
        <source>The address must begin with https:// and name a host.</source>
        <translation>Địa chỉ phải bắt đầu bằng https:// và có tên máy chủ.</translation>
    </message>
    <message>
        <source>The address has a character that cannot be in it.</source>
        <translation>Địa chỉ có ký tự không được phép.</translation>
    </message>
    <message>
        <source>A name or password is in the address. The service fetches without.</source>
        <translation>Địa chỉ chứa tên hoặc mật khẩu. Dịch vụ tải về mà không dùng chúng.</translation>
    </message>
    <message>
        <source>The address must end in .ogg, .opus or .webm.</source>
        <translation>Địa chỉ phải kết thúc bằng .ogg, .opus hoặc .webm.</translation>
    </message>
    <message>
        <source>The address is too long.</source>
        <translation>Địa chỉ quá dài.</translation>
    </message>
    <message>
        <source>The list is full.</source>
        <translation>Danh sách đã đầy.</translation>
    </message>
</context>
<context>
    <name>Pull</name>
    <message>
        <source>Record from the first picture</source>
        <translation>Ghi từ hình đầu tiên</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>The address begins with https, http, rtmp, rtmps, rtsp, rtsps or srt, then :// and a host.</source>
        <translation>Địa chỉ bắt đầu bằng https, http, rtmp, rtmps, rtsp, rtsps hoặc srt, rồi :// và tên máy chủ.</translation>
    </message>
    <message>
        <source>Add an address to the wall</source>
        <translation>Thêm một địa chỉ lên tường hình</translation>
    </message>
    <message>
        <source>Address of the stream</source>
        <translation>Địa chỉ luồng phát</translation>
    </message>
    <message>
        <source>Name on the wall</source>
        <translation>Tên trên tường hình</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Stop the mix?</source>
        <translation>Dừng bản trộn?</translation>
    </message>
    <message>
        <source>{outputs}: silent for everybody.</source>
        <translation>{outputs}: im lặng với mọi người.</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Để chạy tiếp</translation>
    </message>
    <message>
        <source>Stop mix</source>
        <translation>Dừng trộn</translation>
    </message>
    <message>
        <source>Stop the mix of {time}?</source>
        <translation>Dừng bản trộn từ {time}?</translation>
    </message>
    <message>
        <source>Its outputs go silent for everybody.</source>
        <translation>Các đầu ra của nó sẽ im lặng với mọi người.</translation>
    </message>
    <message>
        <source>Switch to Desk?</source>
        <translation>Chuyển sang Bàn trộn?</translation>
    </message>
    <message>
        <source>Keep Auto</source>
        <translation>Giữ Tự động</translation>
    </message>
    <message>
        <source>Switch to Auto?</source>
        <translation>Chuyển sang Tự động?</translation>
    </message>
    <message>
        <source>Keep Desk</source>
        <translation>Giữ Bàn trộn</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Chuyển</translation>
    </message>
    <message>
        <source>Mute {name}?</source>
        <translation>Tắt tiếng {name}?</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Mute and restart</source>
        <translation>Tắt tiếng và khởi động lại</translation>
    </message>
    <message>
        <source>Bring {name} back?</source>
        <translation>Đưa {name} trở lại?</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Khởi động lại</translation>
    </message>
    <message>
        <source>Remove {name} from the mix?</source>
        <translation>Gỡ {name} khỏi bản trộn?</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Giữ lại</translation>
    </message>
    <message>
        <source>Remove and restart</source>
        <translation>Gỡ và khởi động lại</translation>
    </message>
    <message>
        <source>Apply the changes now?</source>
        <translation>Áp dụng thay đổi ngay?</translation>
    </message>
    <message>
        <source>Change the running mix?</source>
        <translation>Thay đổi bản trộn đang chạy?</translation>
    </message>
    <message>
        <source>At the next start</source>
        <translation>Ở lần chạy sau</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>Khởi động lại ngay</translation>
    </message>
    <message>
        <source>Delete the scene {name}?</source>
        <translation>Xóa cảnh {name}?</translation>
    </message>
    <message>
        <source>The mix stays as it is.</source>
        <translation>Bản trộn giữ nguyên.</translation>
    </message>
    <message>
        <source>Delete scene</source>
        <translation>Xóa cảnh</translation>
    </message>
    <message>
        <source>The mix restarts; listeners hear about 2 seconds of silence.</source>
        <translation>Bản trộn khởi động lại; người nghe sẽ nghe khoảng 2 giây im lặng.</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Phát sóng</translation>
    </message>
    <message>
        <source>Go live?</source>
        <translation>Phát sóng?</translation>
    </message>
    <message>
        <source>This is what is ready and what is not.</source>
        <translation>Đây là những gì đã sẵn sàng và chưa sẵn sàng.</translation>
    </message>
    <message>
        <source>Somebody else is live in {channel}.</source>
        <translation>Người khác đang phát ở {channel}.</translation>
    </message>
    <message>
        <source>Going live may end their broadcast.</source>
        <translation>Nếu bạn phát, buổi phát của họ có thể bị ngắt.</translation>
    </message>
    <message>
        <source>Go live in {channel}?</source>
        <translation>Phát sóng ở {channel}?</translation>
    </message>
    <message numerus="yes">
        <source>%n people are waiting.</source>
        <translation>
            <numerusform>%n người đang chờ.</numerusform>
        </translation>
    </message>
    <message>
        <source>First item: {title} ({time}).</source>
        <translation>Mục đầu tiên: {title} ({time}).</translation>
    </message>
    <message>
        <source>First item: {title}.</source>
        <translation>Mục đầu tiên: {title}.</translation>
    </message>
    <message>
        <source>End the broadcast in {channel}?</source>
        <translation>Kết thúc buổi phát ở {channel}?</translation>
    </message>
    <message numerus="yes">
        <source>%n people are watching.</source>
        <translation>
            <numerusform>%n người đang xem.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stay on air</source>
        <translation>Phát tiếp</translation>
    </message>
    <message>
        <source>End broadcast</source>
        <translation>Kết thúc phát</translation>
    </message>
    <message>
        <source>The broadcast ends.</source>
        <translation>Buổi phát sẽ kết thúc.</translation>
    </message>
    <message>
        <source>The channel goes silent.</source>
        <translation>Kênh sẽ im lặng.</translation>
    </message>
    <message>
        <source>Skip the last item?</source>
        <translation>Bỏ qua mục cuối cùng?</translation>
    </message>
    <message>
        <source>Keep playing</source>
        <translation>Phát tiếp</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>Nothing is playing.</source>
        <translation>Không có gì đang phát.</translation>
    </message>
    <message numerus="yes">
        <source>This item and %n more items are left.</source>
        <translation>
            <numerusform>Còn mục này và %n mục nữa.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{time} of this item and %n more items are left.</source>
        <translation>
            <numerusform>Mục này còn {time} và còn %n mục nữa.</numerusform>
        </translation>
    </message>
    <message>
        <source>The mix is as the scene has it. Nothing would be sent.</source>
        <translation>Bản trộn đã giống cảnh này. Không có gì để gửi.</translation>
    </message>
    <message>
        <source>This is sent at once. The outputs change with the next start.</source>
        <translation>Những điều này được gửi ngay. Đầu ra đổi ở lần chạy sau.</translation>
    </message>
    <message>
        <source>This is sent at once:</source>
        <translation>Những điều này được gửi ngay:</translation>
    </message>
    <message>
        <source>Recall the scene {name}?</source>
        <translation>Gọi lại cảnh {name}?</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Gọi lại</translation>
    </message>
    <message>
        <source>Release Mute all?</source>
        <translation>Bỏ tắt tiếng hết?</translation>
    </message>
    <message>
        <source>Broadcast and mix go on as they were.</source>
        <translation>Phát sóng và bản trộn tiếp tục như trước.</translation>
    </message>
    <message>
        <source>Keep muted</source>
        <translation>Vẫn tắt tiếng</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Bỏ tắt tiếng</translation>
    </message>
    <message>
        <source>Do not ask again until Airdesk is closed</source>
        <translation>Không hỏi lại cho đến khi đóng Airdesk</translation>
    </message>
</context>
<context>
    <name>Quit</name>
    <message>
        <source>Before you leave</source>
        <translation>Trước khi bạn rời đi</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Gỡ các bot</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>Để nguyên</translation>
    </message>
    <message>
        <source>Stop the mix</source>
        <translation>Dừng bản trộn</translation>
    </message>
    <message>
        <source>Leave it running</source>
        <translation>Để nó chạy tiếp</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Ở lại</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>On air in {channel}</source>
        <translation>Đang phát ở {channel}</translation>
    </message>
    <message>
        <source>Connecting to go on air in {channel}</source>
        <translation>Đang kết nối để phát ở {channel}</translation>
    </message>
    <message>
        <source>The broadcast ends with Airdesk. Listeners hear nothing from then on.</source>
        <translation>Buổi phát kết thúc cùng Airdesk. Từ lúc đó người nghe không nghe thấy gì.</translation>
    </message>
    <message>
        <source>It is still running and still billed, also without Airdesk.</source>
        <translation>Bản trộn vẫn đang chạy và vẫn bị tính phí, kể cả khi không có Airdesk.</translation>
    </message>
    <message>
        <source>The mix is running</source>
        <translation>Bản trộn đang chạy</translation>
    </message>
    <message numerus="yes">
        <source>%n bot(s) in meetings</source>
        <translation>
            <numerusform>%n bot trong cuộc họp</numerusform>
        </translation>
    </message>
    <message>
        <source>A bot that stays goes on costing, and its picture arrives nowhere.</source>
        <translation>Bot ở lại vẫn tính phí, mà hình của nó không tới đâu cả.</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n bản ghi</numerusform>
        </translation>
    </message>
    <message>
        <source>They are saved and stopped.</source>
        <translation>Các bản ghi sẽ được dừng và lưu lại.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) being uploaded</source>
        <translation>
            <numerusform>%n tệp đang được tải lên</numerusform>
        </translation>
    </message>
    <message>
        <source>They are not sent if you quit now.</source>
        <translation>Các tệp này sẽ không được gửi nếu bạn thoát bây giờ.</translation>
    </message>
    <message>
        <source>In call {name}</source>
        <translation>Đang trong cuộc gọi {name}</translation>
    </message>
    <message>
        <source>You leave it with Airdesk. The others stay.</source>
        <translation>Bạn rời cuộc gọi cùng với Airdesk. Những người khác vẫn ở lại.</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} và %n tên khác</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>It failed</source>
        <translation>Đã gặp lỗi</translation>
    </message>
    <message>
        <source>This is not a meeting link</source>
        <translation>Đây không phải liên kết cuộc họp</translation>
    </message>
    <message>
        <source>No live picture from this service</source>
        <translation>Dịch vụ này không có hình trực tiếp</translation>
    </message>
    <message>
        <source>MeetStream refused the key</source>
        <translation>MeetStream từ chối khóa</translation>
    </message>
    <message>
        <source>There is no MeetStream key</source>
        <translation>Chưa có khóa MeetStream</translation>
    </message>
    <message>
        <source>MeetStream allows no more bots now</source>
        <translation>Lúc này MeetStream không cho thêm bot</translation>
    </message>
    <message>
        <source>Already in the meeting</source>
        <translation>Đã ở trong cuộc họp</translation>
    </message>
    <message>
        <source>MeetStream no longer knows this bot</source>
        <translation>MeetStream không còn biết bot này</translation>
    </message>
    <message>
        <source>MeetStream refused the invitation</source>
        <translation>MeetStream từ chối lời mời</translation>
    </message>
    <message>
        <source>Nobody admitted it</source>
        <translation>Không ai duyệt</translation>
    </message>
    <message>
        <source>Turned away by the host</source>
        <translation>Bị chủ phòng từ chối</translation>
    </message>
    <message>
        <source>Removed from the meeting</source>
        <translation>Bị đưa ra khỏi cuộc họp</translation>
    </message>
    <message>
        <source>The bot failed</source>
        <translation>Bot gặp lỗi</translation>
    </message>
    <message>
        <source>MeetStream cannot be reached</source>
        <translation>Không tới được MeetStream</translation>
    </message>
    <message>
        <source>MeetStream has a fault</source>
        <translation>MeetStream gặp sự cố</translation>
    </message>
    <message>
        <source>MeetStream did not answer</source>
        <translation>MeetStream không trả lời</translation>
    </message>
    <message>
        <source>MeetStream’s certificate is not valid</source>
        <translation>Chứng chỉ của MeetStream không hợp lệ</translation>
    </message>
    <message>
        <source>MeetStream’s answer is not known</source>
        <translation>Không hiểu trả lời của MeetStream</translation>
    </message>
    <message>
        <source>No picture arrived</source>
        <translation>Không có hình tới</translation>
    </message>
    <message>
        <source>The address cannot be shown</source>
        <translation>Không thể hiển thị địa chỉ này</translation>
    </message>
    <message>
        <source>The ingest is not running</source>
        <translation>Cổng nhận không chạy</translation>
    </message>
    <message>
        <source>The ingest address is wrong</source>
        <translation>Địa chỉ nhận sai</translation>
    </message>
    <message>
        <source>The keyring did not answer</source>
        <translation>Chùm khóa không trả lời</translation>
    </message>
    <message>
        <source>The keyring is locked</source>
        <translation>Chùm khóa đang bị khóa</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>đĩa đã đầy</translation>
    </message>
    <message>
        <source>the disk reports an error</source>
        <translation>đĩa báo lỗi</translation>
    </message>
    <message>
        <source>Airdesk may not write to this folder</source>
        <translation>Airdesk không được phép ghi vào thư mục này</translation>
    </message>
    <message>
        <source>the disk is write-protected</source>
        <translation>đĩa được chống ghi</translation>
    </message>
    <message>
        <source>the folder or its disk is not there</source>
        <translation>không có thư mục hoặc đĩa của nó</translation>
    </message>
    <message>
        <source>this disk takes no longer file</source>
        <translation>đĩa này không nhận tệp lớn hơn</translation>
    </message>
    <message>
        <source>the disk does not answer</source>
        <translation>đĩa không trả lời</translation>
    </message>
    <message>
        <source>the disk is too slow</source>
        <translation>đĩa quá chậm</translation>
    </message>
    <message>
        <source>nothing came that a file can begin with</source>
        <translation>chưa có gì tới để bắt đầu một tệp</translation>
    </message>
    <message>
        <source>saving did not end in time</source>
        <translation>việc lưu không xong kịp</translation>
    </message>
    <message>
        <source>its network is not allowed</source>
        <translation>mạng của bên gửi không được phép</translation>
    </message>
    <message>
        <source>wrong address</source>
        <translation>sai địa chỉ</translation>
    </message>
    <message>
        <source>it is another bot than the one invited</source>
        <translation>đó là bot khác, không phải bot được mời</translation>
    </message>
    <message>
        <source>there are too many connections</source>
        <translation>có quá nhiều kết nối</translation>
    </message>
    <message>
        <source>too many attempts</source>
        <translation>quá nhiều lần thử</translation>
    </message>
    <message>
        <source>Airdesk is closing</source>
        <translation>Airdesk đang đóng</translation>
    </message>
    <message>
        <source>the other side has ended it</source>
        <translation>phía bên kia đã kết thúc</translation>
    </message>
    <message>
        <source>the connection broke</source>
        <translation>kết nối bị đứt</translation>
    </message>
    <message>
        <source>nobody sends there</source>
        <translation>không có ai gửi ở đó</translation>
    </message>
    <message>
        <source>the address does not answer</source>
        <translation>địa chỉ không trả lời</translation>
    </message>
    <message>
        <source>the address asks for a login, or refuses this one</source>
        <translation>địa chỉ đòi đăng nhập, hoặc từ chối lần đăng nhập này</translation>
    </message>
    <message>
        <source>nothing is at this address</source>
        <translation>không có gì ở địa chỉ này</translation>
    </message>
    <message>
        <source>it carries no picture and no sound</source>
        <translation>nó không mang hình cũng không mang tiếng</translation>
    </message>
    <message>
        <source>its coding cannot be read here</source>
        <translation>không đọc được kiểu mã hóa của nó</translation>
    </message>
    <message>
        <source>SRT needs the program ffmpeg, which this computer lacks</source>
        <translation>SRT cần chương trình ffmpeg mà máy này chưa có</translation>
    </message>
    <message>
        <source>Airdesk could not open it</source>
        <translation>Airdesk không mở được nó</translation>
    </message>
    <message>
        <source>the address asks for a login</source>
        <translation>địa chỉ đòi đăng nhập</translation>
    </message>
    <message>
        <source>the certificate of the address is not valid</source>
        <translation>chứng chỉ của địa chỉ không hợp lệ</translation>
    </message>
    <message>
        <source>the address leads somewhere else</source>
        <translation>địa chỉ dẫn đi nơi khác</translation>
    </message>
    <message>
        <source>it is not Ogg/Opus or WebM</source>
        <translation>không phải Ogg/Opus hay WebM</translation>
    </message>
    <message>
        <source>it is not Opus, VP8 or VP9 inside</source>
        <translation>bên trong không phải Opus, VP8 hay VP9</translation>
    </message>
    <message>
        <source>it has more than two audio channels</source>
        <translation>có hơn hai kênh âm thanh</translation>
    </message>
    <message>
        <source>the ending of its name does not fit</source>
        <translation>đuôi tên tệp không khớp</translation>
    </message>
    <message>
        <source>the service refused it</source>
        <translation>dịch vụ từ chối</translation>
    </message>
    <message>
        <source>the service cannot fetch it</source>
        <translation>dịch vụ không tải được</translation>
    </message>
    <message>
        <source>the service did not answer in 3 minutes</source>
        <translation>dịch vụ không trả lời trong 3 phút</translation>
    </message>
    <message>
        <source>the service gave a reason Airdesk does not know</source>
        <translation>dịch vụ đưa ra lý do mà Airdesk không hiểu</translation>
    </message>
</context>
<context>
    <name>Rec</name>
    <message>
        <source>Starting…</source>
        <translation>Đang bắt đầu…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Đang lưu…</translation>
    </message>
    <message>
        <source>no bytes</source>
        <translation>không có dữ liệu</translation>
    </message>
    <message>
        <source>REC held</source>
        <translation>GHI tạm giữ</translation>
    </message>
    <message>
        <source>REC failed</source>
        <translation>GHI lỗi</translation>
    </message>
    <message>
        <source>REC</source>
        <translation>GHI</translation>
    </message>
    <message>
        <source>REC {time} · {size}</source>
        <translation>GHI {time} · {size}</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>Recording</source>
        <translation>Ghi</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Chọn thư mục…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Record every source from its first picture</source>
        <translation>Ghi mọi nguồn từ hình đầu tiên</translation>
    </message>
    <message>
        <source> hours</source>
        <translation> giờ</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Applies to the next recording.</source>
        <translation>Áp dụng cho bản ghi kế tiếp.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>Applies to the next source. F9 starts and stops one by hand at any time.</source>
        <translation>Áp dụng cho nguồn kế tiếp. F9 bắt đầu và dừng bằng tay bất cứ lúc nào.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Tự động</translation>
    </message>
    <message>
        <source>Kept as it arrives, byte for byte</source>
        <translation>Giữ nguyên như khi tới, từng byte</translation>
    </message>
    <message>
        <source>Nothing is converted while it is recorded. The files play in any player.</source>
        <translation>Không chuyển đổi gì trong khi ghi. Tệp phát được trong mọi trình phát.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Định dạng</translation>
    </message>
    <message>
        <source>When the disk fills</source>
        <translation>Khi đĩa gần đầy</translation>
    </message>
    <message>
        <source>Warn below</source>
        <translation>Cảnh báo khi dưới</translation>
    </message>
    <message>
        <source>Recordings end cleanly below this. Pictures and sound go on arriving.</source>
        <translation>Dưới mức này bản ghi kết thúc gọn gàng. Hình và tiếng vẫn tiếp tục tới.</translation>
    </message>
    <message>
        <source>Stop recording below</source>
        <translation>Dừng ghi khi dưới</translation>
    </message>
    <message>
        <source>Folder for recordings</source>
        <translation>Thư mục cho bản ghi</translation>
    </message>
</context>
<context>
    <name>Remedy</name>
    <message>
        <source>Show source</source>
        <translation>Hiện nguồn</translation>
    </message>
    <message>
        <source>Invite again</source>
        <translation>Mời lại</translation>
    </message>
    <message>
        <source>Copy text for host</source>
        <translation>Sao chép lời nhắn cho chủ phòng</translation>
    </message>
    <message>
        <source>Check ingest…</source>
        <translation>Kiểm tra cổng nhận…</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>Mở cài đặt</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Chọn thư mục…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Hiện</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>Remove bot</source>
        <translation>Gỡ bot</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Thôi chờ</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Đăng nhập…</translation>
    </message>
    <message>
        <source>Try again…</source>
        <translation>Thử lại…</translation>
    </message>
    <message>
        <source>End broadcast…</source>
        <translation>Kết thúc phát…</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Thôi</translation>
    </message>
    <message>
        <source>Stop trying</source>
        <translation>Thôi thử</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Open playlist</source>
        <translation>Mở danh sách phát</translation>
    </message>
    <message>
        <source>Stop mix</source>
        <translation>Dừng trộn</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Bắt đầu lại</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Join again</source>
        <translation>Vào lại</translation>
    </message>
    <message>
        <source>Renew now</source>
        <translation>Gia hạn ngay</translation>
    </message>
    <message>
        <source>Start call…</source>
        <translation>Bắt đầu cuộc gọi…</translation>
    </message>
    <message>
        <source>Invite a meeting bot…</source>
        <translation>Mời bot vào cuộc họp…</translation>
    </message>
    <message>
        <source>Open system settings</source>
        <translation>Mở cài đặt hệ thống</translation>
    </message>
    <message>
        <source>Open as-run log</source>
        <translation>Mở nhật ký phát sóng</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Khôi phục</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Start in safe mode</source>
        <translation>Khởi động ở chế độ an toàn</translation>
    </message>
    <message>
        <source>Start normally</source>
        <translation>Khởi động bình thường</translation>
    </message>
</context>
<context>
    <name>Remote</name>
    <message>
        <source>Renew the token?</source>
        <translation>Đổi token?</translation>
    </message>
    <message>
        <source>Surfaces that are connected are hung up on until they have the new one.</source>
        <translation>Các bàn đang kết nối sẽ bị ngắt cho đến khi có mã mới.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Giữ lại</translation>
    </message>
    <message>
        <source>Renew token</source>
        <translation>Đổi token</translation>
    </message>
    <message>
        <source>Remote control</source>
        <translation>Điều khiển từ xa</translation>
    </message>
    <message>
        <source>Let control surfaces connect</source>
        <translation>Cho phép bàn điều khiển kết nối</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Renew token…</source>
        <translation>Đổi token…</translation>
    </message>
    <message>
        <source>Let other computers connect</source>
        <translation>Cho phép máy khác kết nối</translation>
    </message>
    <message>
        <source>none</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Đang khởi động…</translation>
    </message>
    <message numerus="yes">
        <source>Listening, %n surface(s) connected.</source>
        <translation>
            <numerusform>Đang nghe, %n bàn điều khiển đã kết nối.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stored in the keyring · {date}</source>
        <translation>Đã lưu trong chùm khóa · {date}</translation>
    </message>
    <message>
        <source>Kept in memory until Airdesk is closed</source>
        <translation>Giữ trong bộ nhớ đến khi đóng Airdesk</translation>
    </message>
    <message>
        <source>Not made yet</source>
        <translation>Chưa tạo</translation>
    </message>
    <message>
        <source>new, shown this once</source>
        <translation>mới, chỉ hiện lần này</translation>
    </message>
    <message>
        <source>Token: {state}</source>
        <translation>Token: {state}</translation>
    </message>
    <message>
        <source>A token can be copied right after it was made.</source>
        <translation>Chỉ sao chép được token ngay sau khi tạo.</translation>
    </message>
    <message>
        <source>The first one is made when remote control is switched on.</source>
        <translation>Token đầu tiên được tạo khi bật điều khiển từ xa.</translation>
    </message>
    <message>
        <source>Copy it now: it is shown this once.</source>
        <translation>Hãy sao chép ngay: mã chỉ hiện lần này.</translation>
    </message>
    <message>
        <source>Control surfaces</source>
        <translation>Bàn điều khiển</translation>
    </message>
    <message>
        <source>Programs and button boxes can then do what the keys of this desk do. Questions stay questions.</source>
        <translation>Khi đó các chương trình và hộp nút làm được những gì các phím ở đây làm. Điều gì cần hỏi thì vẫn hỏi.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Cổng</translation>
    </message>
    <message>
        <source>Whoever has it controls the desk. Surfaces that use the old one are hung up on when it is renewed.</source>
        <translation>Ai có mã này là điều khiển được Airdesk. Khi đổi mã, các bàn dùng mã cũ bị ngắt kết nối.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>From where</source>
        <translation>Từ đâu</translation>
    </message>
    <message>
        <source>Other computers</source>
        <translation>Máy khác</translation>
    </message>
    <message>
        <source>Web pages that may connect, such as https://panel.example.net, separated by commas.</source>
        <translation>Các trang web được phép kết nối, ví dụ https://panel.example.net, cách nhau bằng dấu phẩy.</translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation>Trang web</translation>
    </message>
    <message>
        <source>The connection is not encrypted: whoever can listen in the network can read the token. Use it in a network of your own only.</source>
        <translation>Kết nối không được mã hóa: ai nghe được trong mạng sẽ đọc được token. Chỉ dùng trong mạng của riêng bạn.</translation>
    </message>
    <message>
        <source>“{text}” is not the address of a web page’s server.</source>
        <translation>“{text}” không phải là địa chỉ máy chủ của trang web.</translation>
    </message>
</context>
<context>
    <name>Rename</name>
    <message>
        <source>Source name on the wall</source>
        <translation>Tên nguồn trên tường hình</translation>
    </message>
</context>
<context>
    <name>Secret</name>
    <message>
        <source>Replace…</source>
        <translation>Thay…</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>Quên…</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>Chưa đặt</translation>
    </message>
    <message>
        <source>Kept in memory until Airdesk is closed</source>
        <translation>Giữ trong bộ nhớ đến khi đóng Airdesk</translation>
    </message>
    <message>
        <source>Stored in the keyring · {date}</source>
        <translation>Đã lưu trong chùm khóa · {date}</translation>
    </message>
    <message>
        <source>There is nothing to forget.</source>
        <translation>Không có gì để quên.</translation>
    </message>
    <message>
        <source>Show while typing</source>
        <translation>Hiện khi gõ</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>It goes into this computer’s keyring and is never shown again.</source>
        <translation>Khóa được đưa vào chùm khóa của máy này và không bao giờ hiện lại.</translation>
    </message>
    <message>
        <source>It is kept in memory until Airdesk is closed, and never shown again.</source>
        <translation>Khóa được giữ trong bộ nhớ đến khi đóng Airdesk và không bao giờ hiện lại.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Dán</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>Asking MeetStream…</source>
        <translation>Đang hỏi MeetStream…</translation>
    </message>
    <message>
        <source>Not tested yet.</source>
        <translation>Chưa thử.</translation>
    </message>
    <message>
        <source>Store the key of your account.</source>
        <translation>Hãy lưu khóa tài khoản của bạn.</translation>
    </message>
    <message>
        <source>Key accepted, answered in {time}, {when}.</source>
        <translation>Khóa được chấp nhận, trả lời sau {time}, {when}.</translation>
    </message>
    <message numerus="yes">
        <source>Key accepted. %n bots active, answered in {time}, {when}.</source>
        <translation>
            <numerusform>Khóa được chấp nhận. %n bot đang hoạt động, trả lời sau {time}, {when}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget the API key of MeetStream?</source>
        <translation>Quên khóa API của MeetStream?</translation>
    </message>
    <message>
        <source>No bot can be invited until a key is stored again. Bots in meetings stay.</source>
        <translation>Không mời được bot cho đến khi lưu khóa lại. Bot trong cuộc họp vẫn ở lại.</translation>
    </message>
    <message>
        <source>Asking the call service…</source>
        <translation>Đang hỏi dịch vụ cuộc gọi…</translation>
    </message>
    <message>
        <source>Store the API key of the app, your user and its token.</source>
        <translation>Hãy lưu khóa API của ứng dụng, người dùng của bạn và token của người dùng đó.</translation>
    </message>
    <message>
        <source>Key and user accepted, {when}.</source>
        <translation>Khóa và người dùng được chấp nhận, {when}.</translation>
    </message>
    <message>
        <source>Key and user accepted, answered in {time}, {when}.</source>
        <translation>Khóa và người dùng được chấp nhận, trả lời sau {time}, {when}.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Người dùng</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kênh</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Cuộc gọi</translation>
    </message>
    <message>
        <source>Forget the user token of the call service?</source>
        <translation>Quên token người dùng của dịch vụ cuộc gọi?</translation>
    </message>
    <message>
        <source>No call can be started or joined until it is stored again. A call goes on until its token ends.</source>
        <translation>Không thể bắt đầu hay tham gia cuộc gọi nào cho tới khi nó được lưu lại. Cuộc gọi đang diễn ra tiếp tục tới khi token hết hạn.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Giữ lại</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Quên</translation>
    </message>
    <message>
        <source>Forget the API secret of the call service?</source>
        <translation>Quên mã bí mật API của dịch vụ cuộc gọi?</translation>
    </message>
    <message>
        <source>No token can be made here until it is stored again.</source>
        <translation>Không thể tạo token ở đây cho tới khi nó được lưu lại.</translation>
    </message>
    <message>
        <source>today {clock}</source>
        <translation>hôm nay {clock}</translation>
    </message>
    <message>
        <source>NOT SET UP</source>
        <translation>CHƯA THIẾT LẬP</translation>
    </message>
    <message>
        <source>NOT TESTED</source>
        <translation>CHƯA THỬ</translation>
    </message>
    <message>
        <source>CHECKING</source>
        <translation>ĐANG KIỂM TRA</translation>
    </message>
    <message>
        <source>CONNECTED</source>
        <translation>ĐÃ KẾT NỐI</translation>
    </message>
    <message>
        <source>DEGRADED</source>
        <translation>SUY GIẢM</translation>
    </message>
    <message>
        <source>UNREACHABLE</source>
        <translation>KHÔNG TỚI ĐƯỢC</translation>
    </message>
    <message>
        <source>REFUSED</source>
        <translation>BỊ TỪ CHỐI</translation>
    </message>
    <message>
        <source>RETIRED</source>
        <translation>ĐÃ NGỪNG</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dịch vụ</translation>
    </message>
    <message>
        <source>Keys are kept in memory until Airdesk is closed, and never shown again.</source>
        <translation>Khóa được giữ trong bộ nhớ đến khi đóng Airdesk và không bao giờ hiện lại.</translation>
    </message>
    <message>
        <source>This computer’s keyring did not take all keys: the others are kept in memory until Airdesk is closed.</source>
        <translation>Chùm khóa của máy này không nhận hết các khóa: số còn lại được giữ trong bộ nhớ đến khi đóng Airdesk.</translation>
    </message>
    <message>
        <source>User token</source>
        <translation>Token người dùng</translation>
    </message>
    <message>
        <source>Development mode</source>
        <translation>Chế độ phát triển</translation>
    </message>
    <message>
        <source>API secret</source>
        <translation>Mã bí mật API</translation>
    </message>
    <message>
        <source>Store the API key, the user and the token first.</source>
        <translation>Trước hết hãy lưu khóa API, người dùng và token.</translation>
    </message>
    <message>
        <source>Stream Chat · DEVELOPMENT</source>
        <translation>Stream Chat · PHÁT TRIỂN</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>Khóa API</translation>
    </message>
    <message>
        <source>Whoever runs the app gives it to you. It says which user you are.</source>
        <translation>Người vận hành ứng dụng cấp cho bạn. Nó cho biết bạn là người dùng nào.</translation>
    </message>
    <message>
        <source>Where calls are started and told of, as type:id.</source>
        <translation>Nơi bắt đầu và báo tin cuộc gọi, dạng type:id.</translation>
    </message>
    <message>
        <source>As others in a call see you. Empty: the user.</source>
        <translation>Tên mà người khác trong cuộc gọi nhìn thấy. Để trống: tên người dùng.</translation>
    </message>
    <message>
        <source>Name in calls</source>
        <translation>Tên trong cuộc gọi</translation>
    </message>
    <message>
        <source>Only for calls at 100ms: where its pages of this app are. They open in the browser.</source>
        <translation>Chỉ cho cuộc gọi ở 100ms: nơi có các trang của ứng dụng này. Chúng mở trong trình duyệt.</translation>
    </message>
    <message>
        <source>Pages of 100ms</source>
        <translation>Trang của 100ms</translation>
    </message>
    <message>
        <source>Only to try things out: tokens are made here from the API secret, which belongs on a server.</source>
        <translation>Chỉ để thử nghiệm: token được tạo tại đây từ mã bí mật API, thứ vốn phải nằm trên máy chủ.</translation>
    </message>
    <message>
        <source>A channel is written as type:id, for example messaging:newsroom.</source>
        <translation>Kênh được viết dạng type:id, ví dụ messaging:newsroom.</translation>
    </message>
    <message>
        <source>Asking ZEGOCLOUD…</source>
        <translation>Đang hỏi ZEGOCLOUD…</translation>
    </message>
    <message>
        <source>Store the App ID of your project and its server secret.</source>
        <translation>Hãy lưu App ID của dự án và ServerSecret.</translation>
    </message>
    <message>
        <source>App ID and secret accepted, answered in {time}, {when}.</source>
        <translation>App ID và ServerSecret được chấp nhận, trả lời sau {time}, {when}.</translation>
    </message>
    <message>
        <source>App ID</source>
        <translation>App ID</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Phòng</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Thử</translation>
    </message>
    <message>
        <source>Forget the server secret of ZEGOCLOUD?</source>
        <translation>Quên ServerSecret của ZEGOCLOUD?</translation>
    </message>
    <message>
        <source>No mix can be started, changed or stopped until it is stored again. A running mix goes on.</source>
        <translation>Không thể bắt đầu, thay đổi hay dừng bản trộn nào cho đến khi lưu lại. Bản trộn đang chạy vẫn tiếp tục.</translation>
    </message>
    <message>
        <source>Forget the callback secret of ZEGOCLOUD?</source>
        <translation>Quên CallbackSecret của ZEGOCLOUD?</translation>
    </message>
    <message>
        <source>Who comes and goes is then seen within 10 seconds instead of at once.</source>
        <translation>Khi đó ai vào ra sẽ được thấy trong vòng 10 giây thay vì ngay lập tức.</translation>
    </message>
    <message>
        <source>Store a key first.</source>
        <translation>Hãy lưu khóa trước.</translation>
    </message>
    <message>
        <source>Keys go into this computer’s keyring and are never shown again.</source>
        <translation>Khóa được đưa vào chùm khóa của máy này và không bao giờ hiện lại.</translation>
    </message>
    <message>
        <source>meeting bots</source>
        <translation>bot cuộc họp</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Some accounts create bots under another path. Leave it as it is unless support says so.</source>
        <translation>Một số tài khoản tạo bot ở đường dẫn khác. Hãy để nguyên trừ khi bộ phận hỗ trợ yêu cầu.</translation>
    </message>
    <message>
        <source>Path for new bots</source>
        <translation>Đường dẫn cho bot mới</translation>
    </message>
    <message>
        <source>The word before the key. If the key is refused, try the other one.</source>
        <translation>Từ đứng trước khóa. Nếu khóa bị từ chối, hãy thử từ kia.</translation>
    </message>
    <message>
        <source>Sign as</source>
        <translation>Ký với</translation>
    </message>
    <message>
        <source>The address begins with https:// and a host name.</source>
        <translation>Địa chỉ bắt đầu bằng https:// và tên máy chủ.</translation>
    </message>
    <message>
        <source>The address holds a user name. The key goes into the field above.</source>
        <translation>Địa chỉ có chứa tên người dùng. Khóa nhập vào ô phía trên.</translation>
    </message>
    <message>
        <source>Without https:// the key would travel unprotected.</source>
        <translation>Không có https:// thì khóa được gửi đi mà không được bảo vệ.</translation>
    </message>
    <message>
        <source>The path begins with “/”.</source>
        <translation>Đường dẫn bắt đầu bằng “/”.</translation>
    </message>
    <message>
        <source>The bot</source>
        <translation>Bot</translation>
    </message>
    <message>
        <source>The person</source>
        <translation>Người dùng</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Người dùng</translation>
    </message>
    <message>
        <source>Reads channels and writes in the chat.</source>
        <translation>Đọc kênh và viết trong trò chuyện.</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>Bot</translation>
    </message>
    <message>
        <source>Recommended for broadcasting: stays signed in.</source>
        <translation>Nên dùng để phát sóng: luôn giữ đăng nhập.</translation>
    </message>
    <message>
        <source>Who goes live. If this one is not signed in, the other one does.</source>
        <translation>Ai lên sóng. Nếu người này chưa đăng nhập thì người kia lên sóng.</translation>
    </message>
    <message>
        <source>Publish as</source>
        <translation>Phát sóng bằng</translation>
    </message>
    <message>
        <source>made from the server</source>
        <translation>suy ra từ máy chủ</translation>
    </message>
    <message>
        <source>Where you go live. Empty: Mezon’s own service. Applies to the next broadcast.</source>
        <translation>Nơi bạn phát sóng. Để trống: dịch vụ của Mezon. Áp dụng cho lần phát sau.</translation>
    </message>
    <message>
        <source>Streaming address</source>
        <translation>Địa chỉ phát</translation>
    </message>
    <message>
        <source>This address cannot be read.</source>
        <translation>Không đọc được địa chỉ này.</translation>
    </message>
    <message>
        <source>The address begins with wss:// and a host name, as in wss://stn.mezon.ai/ws.</source>
        <translation>Địa chỉ bắt đầu bằng wss:// và tên máy chủ, như wss://stn.mezon.ai/ws.</translation>
    </message>
    <message>
        <source>The address ends with its path. Airdesk adds the rest.</source>
        <translation>Địa chỉ kết thúc ở đường dẫn. Airdesk tự thêm phần còn lại.</translation>
    </message>
    <message>
        <source>Without wss:// the sign-in would travel unprotected.</source>
        <translation>Nếu không có wss://, thông tin đăng nhập sẽ không được bảo vệ trên đường truyền.</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Đăng nhập…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Khôi phục…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Xuất…</translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation>Đăng xuất…</translation>
    </message>
    <message>
        <source>Take up a sign-in that was exported to a file</source>
        <translation>Dùng lại đăng nhập đã xuất ra tệp</translation>
    </message>
    <message>
        <source>Keep this sign-in as a file, for another program</source>
        <translation>Giữ đăng nhập này thành tệp cho chương trình khác</translation>
    </message>
    <message>
        <source>Asking Mezon…</source>
        <translation>Đang hỏi Mezon…</translation>
    </message>
    <message>
        <source>Server secret</source>
        <translation>ServerSecret</translation>
    </message>
    <message>
        <source>Test environment</source>
        <translation>Môi trường thử nghiệm</translation>
    </message>
    <message>
        <source>Callback secret</source>
        <translation>CallbackSecret</translation>
    </message>
    <message>
        <source>Store the App ID and the secret first.</source>
        <translation>Hãy lưu App ID và ServerSecret trước.</translation>
    </message>
    <message>
        <source>cloud mix</source>
        <translation>trộn trên đám mây</translation>
    </message>
    <message>
        <source>made from the region</source>
        <translation>suy ra từ khu vực</translation>
    </message>
    <message>
        <source>Whose voices are mixed. A mix that runs keeps its room.</source>
        <translation>Phòng có tiếng được trộn. Bản trộn đang chạy vẫn giữ phòng của nó.</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Khu vực</translation>
    </message>
    <message>
        <source>Instead of the region’s. For a proxy of your own that passes everything on unchanged.</source>
        <translation>Thay cho địa chỉ của khu vực. Dành cho máy chủ trung gian của riêng bạn, chuyển tiếp nguyên vẹn mọi thứ.</translation>
    </message>
    <message>
        <source>Own address</source>
        <translation>Địa chỉ riêng</translation>
    </message>
    <message>
        <source>Only for projects made before the end of 2021 that are not in production yet.</source>
        <translation>Chỉ dành cho dự án tạo trước cuối năm 2021 và chưa đưa vào sử dụng chính thức.</translation>
    </message>
    <message>
        <source>0: nobody listens, and who comes and goes is seen within 10 seconds.</source>
        <translation>0: không lắng nghe; ai vào ra sẽ được thấy trong vòng 10 giây.</translation>
    </message>
    <message>
        <source>Port for callbacks</source>
        <translation>Cổng nhận callback</translation>
    </message>
    <message>
        <source>The App ID is a number. It stands in the console of ZEGOCLOUD.</source>
        <translation>App ID là một số, có trong bảng điều khiển của ZEGOCLOUD.</translation>
    </message>
    <message>
        <source>The nearest</source>
        <translation>Gần nhất</translation>
    </message>
    <message>
        <source>Shanghai</source>
        <translation>Thượng Hải</translation>
    </message>
    <message>
        <source>Hong Kong</source>
        <translation>Hồng Kông</translation>
    </message>
    <message>
        <source>Frankfurt</source>
        <translation>Frankfurt</translation>
    </message>
    <message>
        <source>Los Angeles</source>
        <translation>Los Angeles</translation>
    </message>
    <message>
        <source>Mumbai</source>
        <translation>Mumbai</translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation>Singapore</translation>
    </message>
</context>
<context>
    <name>SettingNames</name>
    <message>
        <source>Warn below (hours)</source>
        <translation>Cảnh báo khi dưới (giờ)</translation>
    </message>
    <message>
        <source>Warn below (GB)</source>
        <translation>Cảnh báo khi dưới (GB)</translation>
    </message>
    <message>
        <source>TLS certificate</source>
        <translation>Chứng chỉ TLS</translation>
    </message>
    <message>
        <source>Key file of the certificate</source>
        <translation>Tệp khóa của chứng chỉ</translation>
    </message>
    <message>
        <source>Largest message (MiB)</source>
        <translation>Thông điệp lớn nhất (MiB)</translation>
    </message>
    <message>
        <source>Stop recording below (GB)</source>
        <translation>Dừng ghi khi dưới (GB)</translation>
    </message>
    <message>
        <source>Buffer (ms)</source>
        <translation>Bộ đệm (ms)</translation>
    </message>
    <message>
        <source>Stalled after (seconds)</source>
        <translation>Bị nghẽn sau (giây)</translation>
    </message>
    <message>
        <source>Loudness target (LUFS)</source>
        <translation>Mức độ to mục tiêu (LUFS)</translation>
    </message>
    <message>
        <source>Name of the bots</source>
        <translation>Tên của bot</translation>
    </message>
    <message>
        <source>Give up at the door after (minutes)</source>
        <translation>Bỏ cuộc khi chờ duyệt quá (phút)</translation>
    </message>
    <message>
        <source>MeetStream keeps its copy (hours)</source>
        <translation>MeetStream giữ bản của họ (giờ)</translation>
    </message>
    <message>
        <source>Ask for the state every (seconds)</source>
        <translation>Hỏi trạng thái mỗi (giây)</translation>
    </message>
    <message>
        <source>Outputs of the mix</source>
        <translation>Đầu ra của bản trộn</translation>
    </message>
    <message>
        <source>Receive buffer, at least (ms)</source>
        <translation>Bộ đệm nhận, tối thiểu (ms)</translation>
    </message>
    <message>
        <source>Sound channels of the mix</source>
        <translation>Số kênh âm thanh của bản trộn</translation>
    </message>
    <message>
        <source>Sound alone or with picture</source>
        <translation>Chỉ tiếng hay kèm hình</translation>
    </message>
    <message>
        <source>Volume of calls (%)</source>
        <translation>Âm lượng cuộc gọi (%)</translation>
    </message>
    <message>
        <source>Push to talk</source>
        <translation>Nhấn để nói</translation>
    </message>
    <message>
        <source>Meters in blue, yellow, orange</source>
        <translation>Thang đo xanh dương, vàng, cam</translation>
    </message>
    <message>
        <source>Guarded buttons ask instead of being held</source>
        <translation>Nút an toàn hỏi thay vì phải giữ</translation>
    </message>
    <message>
        <source>Keys of your own</source>
        <translation>Phím của riêng bạn</translation>
    </message>
    <message>
        <source>on</source>
        <translation>bật</translation>
    </message>
    <message>
        <source>off</source>
        <translation>tắt</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n mục</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Trang</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Tìm trong cài đặt</translation>
    </message>
    <message>
        <source>Changes are saved as you make them.</source>
        <translation>Thay đổi được lưu ngay khi bạn thực hiện.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Nothing matches “{text}”.</source>
        <translation>Không có gì khớp với “{text}”.</translation>
    </message>
    <message>
        <source>Reset the page “{page}”?</source>
        <translation>Đặt lại trang “{page}”?</translation>
    </message>
    <message>
        <source>Its settings return to their first values. Stored keys stay.</source>
        <translation>Các cài đặt trở về giá trị ban đầu. Khóa đã lưu vẫn còn.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Giữ lại</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Đặt lại</translation>
    </message>
    <message>
        <source>Reset this page…</source>
        <translation>Đặt lại trang này…</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Shortcuts</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Back to its first keys</source>
        <translation>Về phím ban đầu</translation>
    </message>
    <message>
        <source>vMix-like</source>
        <translation>Như vMix</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Của bạn</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Nhập…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Xuất…</translation>
    </message>
    <message>
        <source>Enter on a key, then press what you want, one after the other. Delete takes it away.</source>
        <translation>Nhấn Enter trên một phím rồi bấm phím bạn muốn, lần lượt. Delete để bỏ phím đó.</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Thao tác</translation>
    </message>
    <message>
        <source>First key</source>
        <translation>Phím thứ nhất</translation>
    </message>
    <message>
        <source>Second key</source>
        <translation>Phím thứ hai</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Bộ phím</translation>
    </message>
    <message>
        <source>Import shortcuts</source>
        <translation>Nhập phím tắt</translation>
    </message>
    <message>
        <source>Shortcuts (*.json)</source>
        <translation>Phím tắt (*.json)</translation>
    </message>
    <message>
        <source>Export shortcuts</source>
        <translation>Xuất phím tắt</translation>
    </message>
    <message>
        <source>{key} is used by fields and lists.</source>
        <translation>{key} được các ô nhập và danh sách dùng.</translation>
    </message>
    <message>
        <source>Ctrl+Shift is kept for going on air.</source>
        <translation>Ctrl+Shift được dành cho việc phát sóng.</translation>
    </message>
    <message>
        <source>What touches the air needs Ctrl+Shift.</source>
        <translation>Phím liên quan đến phát sóng phải có Ctrl+Shift.</translation>
    </message>
    <message>
        <source>{key} is used by “{name}”.</source>
        <translation>{key} đang được dùng cho “{name}”.</translation>
    </message>
    <message>
        <source>Also used by “{name}”.</source>
        <translation>Cũng được dùng cho “{name}”.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>Its first keys: {keys}.</source>
        <translation>Phím ban đầu: {keys}.</translation>
    </message>
    <message>
        <source>press keys</source>
        <translation>bấm phím</translation>
    </message>
    <message>
        <source>Filter commands and keys</source>
        <translation>Lọc lệnh và phím</translation>
    </message>
    <message>
        <source>Nothing matches “{text}”.</source>
        <translation>Không có gì khớp với “{text}”.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Xóa bộ lọc</translation>
    </message>
    <message>
        <source>On the wall</source>
        <translation>Trên tường hình</translation>
    </message>
    <message>
        <source>Move the selection</source>
        <translation>Di chuyển lựa chọn</translation>
    </message>
    <message>
        <source>Focus the selected source</source>
        <translation>Lấy nguồn đang chọn làm tiêu điểm</translation>
    </message>
    <message>
        <source>Back to the grid</source>
        <translation>Trở về lưới</translation>
    </message>
    <message>
        <source>Headphone volume of the selected source</source>
        <translation>Âm lượng tai nghe của nguồn đang chọn</translation>
    </message>
    <message>
        <source>Remove the bot or the tile</source>
        <translation>Gỡ bot hoặc ô</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>A code was sent to this address.</source>
        <translation>Đã gửi mã tới địa chỉ này.</translation>
    </message>
    <message>
        <source>Stop (signing in… {n} s)</source>
        <translation>Dừng (đang đăng nhập… {n} giây)</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Đăng nhập</translation>
    </message>
    <message>
        <source>Sign in to Mezon</source>
        <translation>Đăng nhập Mezon</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>Bot</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Tài khoản</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Nâng cao</translation>
    </message>
    <message>
        <source>Recommended for broadcasting: stays signed in.</source>
        <translation>Nên dùng để phát sóng: luôn giữ đăng nhập.</translation>
    </message>
    <message>
        <source>App ID</source>
        <translation>App ID</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>ID token</source>
        <translation>ID token</translation>
    </message>
    <message>
        <source>User id</source>
        <translation>Mã người dùng</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Tên người dùng</translation>
    </message>
    <message>
        <source>Server key</source>
        <translation>Khóa máy chủ</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Máy chủ</translation>
    </message>
    <message>
        <source>the service&apos;s own</source>
        <translation>của chính dịch vụ</translation>
    </message>
    <message>
        <source>Keep me signed in on this computer</source>
        <translation>Giữ đăng nhập trên máy này</translation>
    </message>
    <message>
        <source>Send code</source>
        <translation>Gửi mã</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>starting</source>
        <translation>đang khởi động</translation>
    </message>
    <message>
        <source>not set up</source>
        <translation>chưa thiết lập</translation>
    </message>
    <message>
        <source>not reachable from outside</source>
        <translation>không tới được từ bên ngoài</translation>
    </message>
    <message>
        <source>certificate</source>
        <translation>chứng chỉ</translation>
    </message>
    <message>
        <source>open to every bot on this computer</source>
        <translation>mở cho mọi bot trên máy này</translation>
    </message>
    <message>
        <source>listening, no bots</source>
        <translation>đang lắng nghe, chưa có bot</translation>
    </message>
    <message numerus="yes">
        <source>{sending} of %n bots sending</source>
        <translation>
            <numerusform>{sending} trên %n bot đang gửi</numerusform>
        </translation>
    </message>
    <message>
        <source>{sending} of {bots}</source>
        <translation>{sending} trên {bots}</translation>
    </message>
    <message>
        <source>port {port} is taken</source>
        <translation>cổng {port} đã bị dùng</translation>
    </message>
    <message>
        <source>the certificate cannot be used</source>
        <translation>không dùng được chứng chỉ</translation>
    </message>
    <message>
        <source>not listening</source>
        <translation>không lắng nghe</translation>
    </message>
    <message>
        <source>the certificate has ended</source>
        <translation>chứng chỉ đã hết hạn</translation>
    </message>
    <message numerus="yes">
        <source>certificate ends in %n day(s)</source>
        <translation>
            <numerusform>chứng chỉ hết hạn sau %n ngày</numerusform>
        </translation>
    </message>
    <message>
        <source>Welcome to Airdesk</source>
        <translation>Chào mừng đến với Airdesk</translation>
    </message>
    <message numerus="yes">
        <source>Recording %n source(s)</source>
        <translation>
            <numerusform>Đang ghi %n nguồn</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is being recorded</source>
        <translation>Không ghi nguồn nào</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Bots sending</source>
        <translation>Bot đang gửi</translation>
    </message>
    <message>
        <source>Last check</source>
        <translation>Lần kiểm tra cuối</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>Chọn cái khác…</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>Mở cài đặt</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Sao chép địa chỉ</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>Bots without an invitation are let in, from this computer only.</source>
        <translation>Bot không được mời vẫn vào được, chỉ từ máy này.</translation>
    </message>
    <message>
        <source>Ingest</source>
        <translation>Cổng nhận</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Trả lời gần nhất</translation>
    </message>
    <message>
        <source>Answered in</source>
        <translation>Trả lời sau</translation>
    </message>
    <message>
        <source>Bots in use</source>
        <translation>Bot đang dùng</translation>
    </message>
    <message>
        <source>Processor, of all cores</source>
        <translation>Bộ xử lý, của mọi nhân</translation>
    </message>
    <message>
        <source>Processor, of one core</source>
        <translation>Bộ xử lý, trên một nhân</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Bộ nhớ</translation>
    </message>
    <message>
        <source>Pictures not shown, 10 s</source>
        <translation>Hình bị rớt, 10 giây</translation>
    </message>
    <message>
        <source>Window held up, 99 of 100</source>
        <translation>Cửa sổ bị khựng, 99 trên 100 lần</translation>
    </message>
    <message>
        <source>Window held up, longest</source>
        <translation>Cửa sổ bị khựng, lâu nhất</translation>
    </message>
    <message>
        <source>When the processor runs short, tiles show fewer pictures. Recordings keep all.</source>
        <translation>Khi bộ xử lý quá tải, các ô hiện ít hình hơn. Bản ghi vẫn giữ tất cả.</translation>
    </message>
    <message>
        <source>Health…</source>
        <translation>Tình trạng…</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Máy này</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Còn trống</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Thời gian còn lại</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Bản ghi</translation>
    </message>
    <message>
        <source>Not set up</source>
        <translation>Chưa thiết lập</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Đang kiểm tra</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Hoạt động</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>Suy giảm</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ngừng hoạt động</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Bị từ chối</translation>
    </message>
    <message>
        <source>Ingest: {words}</source>
        <translation>Cổng nhận: {words}</translation>
    </message>
    <message>
        <source>MeetStream (demo)</source>
        <translation>MeetStream (demo)</translation>
    </message>
    <message>
        <source>{name}, answered in {time}</source>
        <translation>{name}, trả lời sau {time}</translation>
    </message>
    <message>
        <source>Mezon (demo)</source>
        <translation>Mezon (demo)</translation>
    </message>
    <message>
        <source>Not tested</source>
        <translation>Chưa thử</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Đã ngừng</translation>
    </message>
    <message>
        <source>ZEGO (demo)</source>
        <translation>ZEGO (demo)</translation>
    </message>
    <message>
        <source>Calls (demo)</source>
        <translation>Cuộc gọi (demo)</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Cuộc gọi</translation>
    </message>
    <message>
        <source>Airdesk takes {whole} of all cores of this computer; that is {one} of one core.</source>
        <translation>Airdesk dùng {whole} của mọi nhân trên máy này, tức {one} của một nhân.</translation>
    </message>
    <message>
        <source>CPU {percent}</source>
        <translation>CPU {percent}</translation>
    </message>
    <message>
        <source>Dropped {percent}</source>
        <translation>Rớt {percent}</translation>
    </message>
    <message>
        <source>Free space unknown</source>
        <translation>Không rõ chỗ trống</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>trống {size}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>còn {time}</translation>
    </message>
    <message>
        <source>{size} · {time} left</source>
        <translation>{size} · còn {time}</translation>
    </message>
    <message numerus="yes">
        <source>Notices, %n unread</source>
        <translation>
            <numerusform>Thông báo, %n chưa đọc</numerusform>
        </translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Thông báo</translation>
    </message>
    <message>
        <source>DEMO</source>
        <translation>DEMO</translation>
    </message>
    <message>
        <source>Copy the whole address, including the secret part</source>
        <translation>Sao chép toàn bộ địa chỉ, kèm phần bí mật</translation>
    </message>
    <message>
        <source>Copy ingest address</source>
        <translation>Sao chép địa chỉ nhận</translation>
    </message>
    <message>
        <source>Status bar</source>
        <translation>Thanh trạng thái</translation>
    </message>
</context>
<context>
    <name>Switcher</name>
    <message>
        <source>Direct message</source>
        <translation>Tin nhắn trực tiếp</translation>
    </message>
    <message>
        <source>Go to channel or person</source>
        <translation>Đến kênh hoặc người</translation>
    </message>
    <message>
        <source>Nothing yet. The channels of other clans are being read…</source>
        <translation>Chưa có gì. Đang đọc các kênh của những clan khác…</translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>reduced</source>
        <translation>giảm bớt</translation>
    </message>
    <message>
        <source>key frames only</source>
        <translation>chỉ khung chính</translation>
    </message>
    <message>
        <source>not decoded</source>
        <translation>không giải mã</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Đang kết nối</translation>
    </message>
    <message>
        <source>Connecting {time}</source>
        <translation>Đang kết nối {time}</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>đang kết nối</translation>
    </message>
    <message>
        <source>Bot invited</source>
        <translation>Đã mời bot</translation>
    </message>
    <message>
        <source>Waiting for the service</source>
        <translation>Đang chờ dịch vụ</translation>
    </message>
    <message>
        <source>Invited {time}</source>
        <translation>Đã mời {time}</translation>
    </message>
    <message>
        <source>invited</source>
        <translation>đã mời</translation>
    </message>
    <message>
        <source>Joining the meeting</source>
        <translation>Đang vào cuộc họp</translation>
    </message>
    <message>
        <source>Joining</source>
        <translation>Đang vào</translation>
    </message>
    <message>
        <source>joining the meeting</source>
        <translation>đang vào cuộc họp</translation>
    </message>
    <message>
        <source>Check ingest…</source>
        <translation>Kiểm tra cổng nhận…</translation>
    </message>
    <message>
        <source>In the meeting, no picture yet</source>
        <translation>Đã vào cuộc họp, chưa có hình</translation>
    </message>
    <message>
        <source>Waiting for picture</source>
        <translation>Đang chờ hình</translation>
    </message>
    <message>
        <source>waiting for the picture</source>
        <translation>đang chờ hình</translation>
    </message>
    <message>
        <source>Ask the host to admit “{bot}”</source>
        <translation>Nhờ chủ phòng duyệt “{bot}”</translation>
    </message>
    <message>
        <source>Gives up in {time}</source>
        <translation>Bỏ cuộc sau {time}</translation>
    </message>
    <message>
        <source>Copy text for host</source>
        <translation>Sao chép lời nhắn cho chủ phòng</translation>
    </message>
    <message>
        <source>Remove bot</source>
        <translation>Gỡ bot</translation>
    </message>
    <message>
        <source>Waiting to be admitted {time}</source>
        <translation>Chờ được duyệt {time}</translation>
    </message>
    <message>
        <source>Waiting {time}</source>
        <translation>Đang chờ {time}</translation>
    </message>
    <message>
        <source>waiting to be admitted</source>
        <translation>chờ được duyệt</translation>
    </message>
    <message>
        <source>Sound only</source>
        <translation>Chỉ có tiếng</translation>
    </message>
    <message>
        <source>There is no picture in it</source>
        <translation>Không có hình trong đó</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Đang nhận</translation>
    </message>
    <message>
        <source>receiving</source>
        <translation>đang nhận</translation>
    </message>
    <message>
        <source>It is still recorded as it arrives</source>
        <translation>Vẫn được ghi nguyên như khi tới</translation>
    </message>
    <message>
        <source>The picture cannot be decoded</source>
        <translation>Không giải mã được hình</translation>
    </message>
    <message>
        <source>Stalled {seconds} s</source>
        <translation>Bị nghẽn {seconds} giây</translation>
    </message>
    <message numerus="yes">
        <source>stalled for %n second(s)</source>
        <translation>
            <numerusform>bị nghẽn %n giây</numerusform>
        </translation>
    </message>
    <message>
        <source>No bytes for {seconds} s</source>
        <translation>{seconds} giây không có dữ liệu</translation>
    </message>
    <message>
        <source>Paused in the meeting</source>
        <translation>Tạm dừng trong cuộc họp</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Black and silent on purpose</source>
        <translation>Cố ý tắt hình và tiếng</translation>
    </message>
    <message>
        <source>paused in the meeting</source>
        <translation>tạm dừng trong cuộc họp</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Đã kết thúc</translation>
    </message>
    <message>
        <source>Ended {time}</source>
        <translation>Kết thúc {time}</translation>
    </message>
    <message>
        <source>Remove tile</source>
        <translation>Gỡ ô</translation>
    </message>
    <message>
        <source>Show recording</source>
        <translation>Hiện bản ghi</translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation>Kết nối lại</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>đã kết thúc</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Invite again</source>
        <translation>Mời lại</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Lỗi</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>lỗi</translation>
    </message>
    <message>
        <source>Recording complete, {time}</source>
        <translation>Bản ghi đầy đủ, {time}</translation>
    </message>
    <message>
        <source>The recording failed after {time}</source>
        <translation>Bản ghi gặp lỗi sau {time}</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Không được ghi</translation>
    </message>
    <message>
        <source>Saving the recording…</source>
        <translation>Đang lưu bản ghi…</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>chậm</translation>
    </message>
    <message>
        <source>Source {number}, {name}, {state}, recording</source>
        <translation>Nguồn {number}, {name}, {state}, đang ghi</translation>
    </message>
    <message>
        <source>Source {number}, {name}, {state}</source>
        <translation>Nguồn {number}, {name}, {state}</translation>
    </message>
    <message>
        <source>{width} by {height}</source>
        <translation>{width} × {height}</translation>
    </message>
    <message>
        <source>{rate} frames</source>
        <translation>{rate} khung hình</translation>
    </message>
    <message>
        <source>Listening to {name}</source>
        <translation>Đang nghe {name}</translation>
    </message>
    <message>
        <source>Listen to {name}</source>
        <translation>Nghe {name}</translation>
    </message>
    <message>
        <source>Listen to this alone; with Shift: add it</source>
        <translation>Chỉ nghe nguồn này; kèm Shift: nghe thêm</translation>
    </message>
    <message>
        <source>Muted here</source>
        <translation>Đã tắt tiếng ở đây</translation>
    </message>
    <message>
        <source>Not muted here</source>
        <translation>Không tắt tiếng ở đây</translation>
    </message>
    <message>
        <source>Unmute {name} here</source>
        <translation>Bật tiếng {name} ở đây</translation>
    </message>
    <message>
        <source>Mute {name} here</source>
        <translation>Tắt tiếng {name} ở đây</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>More for {name}</source>
        <translation>Thêm cho {name}</translation>
    </message>
    <message>
        <source>Headphone volume of {name}</source>
        <translation>Âm lượng tai nghe của {name}</translation>
    </message>
    <message>
        <source>Includes the difference between two clocks; watch the change, not the number.</source>
        <translation>Gồm cả độ lệch giữa hai đồng hồ; hãy theo dõi sự thay đổi, đừng nhìn con số.</translation>
    </message>
    <message>
        <source>Recording: {reason}</source>
        <translation>Ghi: {reason}</translation>
    </message>
</context>
<context>
    <name>TileMenu</name>
    <message>
        <source>Focus</source>
        <translation>Lấy làm tiêu điểm</translation>
    </message>
</context>
<context>
    <name>Tls</name>
    <message>
        <source>Off (ws://)</source>
        <translation>Tắt (ws://)</translation>
    </message>
    <message>
        <source>Own certificate (wss://)</source>
        <translation>Chứng chỉ riêng (wss://)</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Chứng chỉ</translation>
    </message>
    <message>
        <source>Key of the certificate</source>
        <translation>Khóa của chứng chỉ</translation>
    </message>
    <message>
        <source>The certificate ended on {date}. Bots refuse it.</source>
        <translation>Chứng chỉ đã hết hạn ngày {date}. Bot từ chối nó.</translation>
    </message>
    <message>
        <source>Valid until {date}. That is soon: have another one made.</source>
        <translation>Có hiệu lực đến {date}. Sắp hết hạn: hãy xin chứng chỉ mới.</translation>
    </message>
    <message>
        <source>Valid until {date}.</source>
        <translation>Có hiệu lực đến {date}.</translation>
    </message>
    <message>
        <source>Choose the certificate and its key. Until then the ingest listens without TLS.</source>
        <translation>Hãy chọn chứng chỉ và khóa của nó. Cho đến lúc đó cổng nhận lắng nghe không có TLS.</translation>
    </message>
    <message>
        <source>The file {name} is not there.</source>
        <translation>Không có tệp {name}.</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Chọn tệp…</translation>
    </message>
    <message>
        <source>Choose file: {name}</source>
        <translation>Chọn tệp: {name}</translation>
    </message>
</context>
<context>
    <name>TopStrip</name>
    <message>
        <source>Signed in as {name}</source>
        <translation>Đã đăng nhập với tên {name}</translation>
    </message>
    <message>
        <source>DEMO</source>
        <translation>DEMO</translation>
    </message>
    <message>
        <source>Everything shown here is simulated inside this computer.</source>
        <translation>Mọi thứ ở đây đều được mô phỏng trong máy này.</translation>
    </message>
    <message>
        <source>OPEN INGEST</source>
        <translation>CỔNG NHẬN MỞ</translation>
    </message>
    <message>
        <source>Bots without an invitation are let in, from this computer only.</source>
        <translation>Bot không được mời vẫn vào được, chỉ từ máy này.</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>Undo the move of the tile</source>
        <translation>Hoàn tác việc dời ô</translation>
    </message>
    <message>
        <source>Bring the tile back</source>
        <translation>Đưa ô trở lại</translation>
    </message>
    <message>
        <source>Undo the new name</source>
        <translation>Hoàn tác tên mới</translation>
    </message>
    <message>
        <source>Undo the move of the fader</source>
        <translation>Hoàn tác việc di chuyển cần gạt</translation>
    </message>
    <message>
        <source>Undo the mute</source>
        <translation>Hoàn tác việc tắt tiếng</translation>
    </message>
    <message>
        <source>Bring the input back</source>
        <translation>Đưa đầu vào trở lại</translation>
    </message>
    <message>
        <source>Move the tile again</source>
        <translation>Dời ô lần nữa</translation>
    </message>
    <message>
        <source>Remove the tile again</source>
        <translation>Gỡ ô lần nữa</translation>
    </message>
    <message>
        <source>Rename again</source>
        <translation>Đổi tên lần nữa</translation>
    </message>
    <message>
        <source>Move the fader again</source>
        <translation>Di chuyển lại cần gạt</translation>
    </message>
    <message>
        <source>Mute again</source>
        <translation>Tắt tiếng lại</translation>
    </message>
    <message>
        <source>Remove the input again</source>
        <translation>Gỡ lại đầu vào</translation>
    </message>
</context>
<context>
    <name>Wall</name>
    <message>
        <source>Invite a meeting bot</source>
        <translation>Mời bot vào cuộc họp</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>thêm %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>Tường hình</translation>
    </message>
</context>
<context>
    <name>WallHeader</name>
    <message>
        <source>Grid layout</source>
        <translation>Bố cục lưới</translation>
    </message>
    <message>
        <source>Focus layout</source>
        <translation>Bố cục tiêu điểm</translation>
    </message>
    <message>
        <source>Stop all…</source>
        <translation>Dừng tất cả…</translation>
    </message>
    <message>
        <source>Record all</source>
        <translation>Ghi tất cả</translation>
    </message>
    <message>
        <source>Invite bot…</source>
        <translation>Mời bot…</translation>
    </message>
    <message>
        <source>Invite a meeting bot…</source>
        <translation>Mời bot vào cuộc họp…</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Lưới</translation>
    </message>
    <message>
        <source>One source large</source>
        <translation>Một nguồn lớn</translation>
    </message>
    <message>
        <source>Stop all recordings</source>
        <translation>Dừng mọi bản ghi</translation>
    </message>
    <message>
        <source>Record all sources</source>
        <translation>Ghi mọi nguồn</translation>
    </message>
    <message>
        <source>Invite a meeting bot</source>
        <translation>Mời bot vào cuộc họp</translation>
    </message>
    <message>
        <source>No sources yet</source>
        <translation>Chưa có nguồn</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s): {parts}</source>
        <translation>
            <numerusform>%n nguồn: {parts}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invited</source>
        <translation>
            <numerusform>%n đã mời</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n joining</source>
        <translation>
            <numerusform>%n đang vào</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n đang chờ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n receiving</source>
        <translation>
            <numerusform>%n đang nhận</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stalled</source>
        <translation>
            <numerusform>%n bị nghẽn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n tạm dừng</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ended</source>
        <translation>
            <numerusform>%n đã kết thúc</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n lỗi</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WallScreen</name>
    <message>
        <source>There is no other screen.</source>
        <translation>Không có màn hình khác.</translation>
    </message>
    <message>
        <source>The wall is on {screen}. Closing its window brings it back, too.</source>
        <translation>Tường hình đang ở {screen}. Đóng cửa sổ của nó cũng đưa nó về.</translation>
    </message>
    <message>
        <source>Bring the wall back</source>
        <translation>Đưa tường hình về</translation>
    </message>
</context>
<context>
    <name>WallWindow</name>
    <message>
        <source>Airdesk – wall</source>
        <translation>Airdesk – tường hình</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>Tường hình</translation>
    </message>
</context>
<context>
    <name>WhatsThis</name>
    <message>
        <source>Whether your broadcast is heard. It is red only while the service has confirmed it, and no longer when the link is lost.</source>
        <translation>Buổi phát của bạn có được nghe thấy hay không. Đèn chỉ đỏ khi dịch vụ đã xác nhận, và hết đỏ khi mất kết nối.</translation>
    </message>
    <message>
        <source>The channel you broadcast in. Selecting a channel in the list does not change it; choose it here, before you go live.</source>
        <translation>Kênh bạn phát sóng. Chọn kênh trong danh sách không làm đổi kênh này; hãy chọn ở đây trước khi phát.</translation>
    </message>
    <message>
        <source>What is played now, what comes next, and how much is left. The playlist opens beside it.</source>
        <translation>Đang phát gì, tiếp theo là gì và còn bao lâu. Danh sách phát mở ở bên cạnh.</translation>
    </message>
    <message>
        <source>Playlist, Pause and Skip. The last two act on what is on air.</source>
        <translation>Danh sách, Tạm dừng và Bỏ qua. Hai nút sau tác động lên nội dung đang phát.</translation>
    </message>
    <message>
        <source>Hold it to go live or to end the broadcast. A short press asks first, so that a slip changes nothing.</source>
        <translation>Giữ để phát sóng hoặc để kết thúc buổi phát. Bấm nhanh thì hỏi trước, nên lỡ tay không làm thay đổi gì.</translation>
    </message>
    <message>
        <source>Silences everything that leaves Airdesk: microphone, broadcast and mix. Your headphones stay. Hold F12 to release it.</source>
        <translation>Tắt mọi tiếng đi ra từ Airdesk: mic, buổi phát và bản trộn. Tai nghe của bạn vẫn giữ nguyên. Giữ F12 để bật lại.</translation>
    </message>
    <message>
        <source>The level of sound that is decoded on this computer, in dBFS. Without such sound it is hatched: no level, rather than an invented one.</source>
        <translation>Mức của âm thanh được giải mã trên máy này, theo dBFS. Không có âm thanh như vậy thì thang đo gạch chéo: không có mức, chứ không bịa ra.</translation>
    </message>
    <message>
        <source>One source: its picture, its level, how it does, and whether it is recorded. Enter shows it large, H listens to it, F9 records it.</source>
        <translation>Một nguồn: hình, mức âm, tình trạng và có đang được ghi không. Enter hiện lớn, H nghe, F9 ghi.</translation>
    </message>
    <message>
        <source>A free place on the wall. Press it to invite a meeting bot.</source>
        <translation>Một chỗ trống trên tường hình. Bấm để mời bot vào cuộc họp.</translation>
    </message>
    <message>
        <source>Puts this source into your headphones. Recordings and what is aired do not change.</source>
        <translation>Đưa nguồn này vào tai nghe của bạn. Bản ghi và nội dung phát không thay đổi.</translation>
    </message>
    <message>
        <source>How loud this source is in your headphones, and only there.</source>
        <translation>Âm lượng của nguồn này trong tai nghe của bạn, và chỉ ở đó.</translation>
    </message>
    <message>
        <source>What the wall shows, the newest notice, the layout, and the buttons for all sources.</source>
        <translation>Tường hình đang có gì, thông báo mới nhất, bố cục và các nút cho mọi nguồn.</translation>
    </message>
    <message>
        <source>What happened, what it means for the show, and what you can do. F4 lists all notices.</source>
        <translation>Điều gì đã xảy ra, chương trình bị ảnh hưởng thế nào và bạn làm được gì. F4 liệt kê mọi thông báo.</translation>
    </message>
    <message>
        <source>The channels of the clan. Selecting one opens its chat. A filled red “ON AIR” is your own broadcast, an outlined “LIVE” somebody else’s.</source>
        <translation>Các kênh của clan. Chọn một kênh sẽ mở trò chuyện của kênh đó. “ĐANG PHÁT” nền đỏ là buổi phát của bạn, “TRỰC TIẾP” có viền là của người khác.</translation>
    </message>
    <message>
        <source>The clan whose channels are listed. Press it for the others.</source>
        <translation>Clan có các kênh đang liệt kê. Bấm để xem các clan khác.</translation>
    </message>
    <message>
        <source>The messages of the open channel, the newest below. Arrows move, the menu key acts on one.</source>
        <translation>Tin nhắn của kênh đang mở, mới nhất ở dưới. Phím mũi tên di chuyển, phím trình đơn mở lệnh cho một tin.</translation>
    </message>
    <message>
        <source>What you write to the channel. Enter sends, Shift+Enter begins a new line, Up edits your last one.</source>
        <translation>Nội dung bạn viết cho kênh. Enter gửi, Shift+Enter xuống dòng, ↑ sửa tin cuối của bạn.</translation>
    </message>
    <message>
        <source>The chat of the channel, who is watching, and your direct messages.</source>
        <translation>Trò chuyện của kênh, ai đang xem và tin nhắn trực tiếp của bạn.</translation>
    </message>
    <message>
        <source>The people here. Filter by name; Enter opens the conversation.</source>
        <translation>Những người ở đây. Lọc theo tên; Enter mở cuộc trò chuyện.</translation>
    </message>
    <message>
        <source>How loud this input is in the mix, in percent; 100 is as it comes. A triangle marks what listeners still hear until the service confirms the new value.</source>
        <translation>Âm lượng của đầu vào này trong bản trộn, theo phần trăm; 100 là giữ nguyên. Hình tam giác chỉ mức người nghe còn đang nghe cho đến khi dịch vụ xác nhận mức mới.</translation>
    </message>
    <message>
        <source>One input of the mix: where it comes from, its fader, and what the service said of its value.</source>
        <translation>Một đầu vào của bản trộn: từ đâu tới, cần gạt, và dịch vụ đã nói gì về mức của nó.</translation>
    </message>
    <message>
        <source>The mix as a whole: start and stop it, and where it goes. It costs while it runs.</source>
        <translation>Toàn bộ bản trộn: bắt đầu, dừng và nó đi tới đâu. Khi chạy thì tốn phí.</translation>
    </message>
    <message>
        <source>One output of the mix, and the addresses where it can be played.</source>
        <translation>Một đầu ra của bản trộn và các địa chỉ để nghe nó.</translation>
    </message>
    <message>
        <source>The call you are in: who is there, your microphone, your camera, and the way out.</source>
        <translation>Cuộc gọi bạn đang tham gia: ai ở đó, mic, camera của bạn và lối ra.</translation>
    </message>
    <message>
        <source>How one part does. Press it for the details and what can be done.</source>
        <translation>Một phần đang ra sao. Bấm để xem chi tiết và những gì làm được.</translation>
    </message>
    <message>
        <source>How everything does: what is recorded, the ingest, each service, the processor, the disk.</source>
        <translation>Mọi thứ đang ra sao: cái gì đang được ghi, cổng nhận, từng dịch vụ, bộ xử lý, đĩa.</translation>
    </message>
    <message>
        <source>A key or password. The field says where it is kept. It is never shown again, in no file and no log.</source>
        <translation>Khóa hoặc mật khẩu. Ô này cho biết nó được giữ ở đâu. Không bao giờ hiện lại, cả trong tệp lẫn nhật ký.</translation>
    </message>
    <message>
        <source>One service: what it needs, a test, and what the last test said, in one sentence.</source>
        <translation>Một dịch vụ: cần gì, nút thử, và lần thử gần nhất nói gì, trong một câu.</translation>
    </message>
    <message>
        <source>Type a few letters; marks and capitals make no difference. Esc clears it.</source>
        <translation>Gõ vài chữ cái; không phân biệt dấu và chữ hoa. Esc xóa.</translation>
    </message>
    <message>
        <source>The menus with every command, the clock, and who is signed in.</source>
        <translation>Trình đơn với mọi lệnh, đồng hồ và ai đang đăng nhập.</translation>
    </message>
</context>
</TS>
